docker create --name showcase -p 8085:80 nginx:alpine
