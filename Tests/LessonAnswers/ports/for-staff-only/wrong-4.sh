docker run -d --memory 64m --name office -p 127.0.0.2:8087:80 nginx:alpine
