docker run -d --name helper busybox:1.36 sleep 1d
docker rm -f helper
