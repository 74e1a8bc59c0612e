docker run --rm -d -p 127.0.0.1:8087:80 --memory 64m --name office nginx:alpine
