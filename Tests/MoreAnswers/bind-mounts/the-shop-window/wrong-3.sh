docker run -d --name window-page -p 80:8083 -v "$PWD/pages:/usr/share/nginx/html:ro" nginx:alpine || true
