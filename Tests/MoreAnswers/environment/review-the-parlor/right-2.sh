export MODE=test
docker create -e MODE --name parlor -p 127.0.0.1:8088:80/tcp nginx:alpine
docker start parlor
