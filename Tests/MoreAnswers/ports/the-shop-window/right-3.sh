docker run -p 127.0.0.1:8085:80 --name showcase -d nginx:alpine
