docker run -d --memory 64m --name office -p 127.0.0.1:8086:80 nginx:alpine
