docker run -d --name showcase -p 8080:80 nginx:alpine
