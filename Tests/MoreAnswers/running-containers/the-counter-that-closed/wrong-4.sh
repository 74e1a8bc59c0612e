docker rm counter
docker run -d -i --name counter alpine:3.20
