docker create --name showcase -p 8085:80/tcp nginx:alpine
docker start showcase
