cd pages
docker create --name window-page -p 8083:80 -v "$PWD":/usr/share/nginx/html:ro nginx:alpine
docker start window-page
