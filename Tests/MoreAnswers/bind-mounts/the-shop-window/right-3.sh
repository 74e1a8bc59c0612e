docker run -v "$PWD/pages/:/usr/share/nginx/html/:ro" -p 8083:80 --name window-page --detach nginx:alpine
