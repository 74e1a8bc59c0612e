docker stop -t 0 poster
docker rename poster old
docker create --name poster -p 8085:80 -v "$PWD/wall:/usr/share/nginx/html" nginx:alpine
docker start poster
