docker rm -f poster
docker run -d --name poster -v "$PWD/wall:/usr/share/nginx/html:ro" nginx:alpine
