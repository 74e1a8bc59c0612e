docker create --name parlor -e MODE=test -p 127.0.0.1:8088:80 nginx:alpine
