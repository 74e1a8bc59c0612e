docker rm -f ferry
docker run -d --name ferry --network pier busybox:1.36 sleep 1d
