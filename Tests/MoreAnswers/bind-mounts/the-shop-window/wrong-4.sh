docker run -d --name window-page -p 8083:80 -v "$PWD/page:/usr/share/nginx/html:ro" nginx:alpine
