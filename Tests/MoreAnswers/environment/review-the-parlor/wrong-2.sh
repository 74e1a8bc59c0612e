docker run -d --name parlor -e MODE=tests -p 127.0.0.1:8088:80 nginx:alpine
