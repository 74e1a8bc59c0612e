docker run -d --name window-page -p 8083:80 --read-only -v "$PWD/pages:/usr/share/nginx/html" --tmpfs /var --tmpfs /run nginx:alpine
