docker create --rm --name helper busybox:1.36 sleep 1d
docker container start helper
