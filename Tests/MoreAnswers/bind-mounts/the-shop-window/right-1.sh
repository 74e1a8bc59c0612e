docker run -d --name window-page --publish 8083:80 \
  --mount "type=bind,source=$PWD/pages,target=/usr/share/nginx/html,readonly" nginx:alpine
