docker run -d --name front -p 8094:80 -v "$PWD/pages:/usr/share/nginx/html:ro" nginx:alpine
docker run -d --name stock --restart unless-stopped -v stock-data:/data redis:7-alpine
