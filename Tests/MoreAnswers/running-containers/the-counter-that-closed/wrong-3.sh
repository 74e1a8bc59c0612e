docker rm counter
docker run -d -i --name counter busybox:1.36 sleep 1d
