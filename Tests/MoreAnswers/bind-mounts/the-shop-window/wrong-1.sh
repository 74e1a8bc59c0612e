docker run -d --name window-page -p 8083:80 nginx:alpine
docker cp pages/index.html window-page:/usr/share/nginx/html/
