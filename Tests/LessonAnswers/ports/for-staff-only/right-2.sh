docker create --name office -p 127.0.0.1:8087:80 -m 65536k nginx:alpine
docker start office
