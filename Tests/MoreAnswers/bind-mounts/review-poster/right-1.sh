docker rm --force poster
docker run -d --name poster -p 8085:80 --mount "type=bind,source=$PWD/wall,target=/usr/share/nginx/html,readonly" nginx:alpine
