docker run -d --memory 64m --name office -p 0.0.0.0:8087:80 nginx:alpine
