docker run -d --name parlor -p 127.0.0.1:8088:80 nginx:alpine
docker exec -e MODE=test parlor env
