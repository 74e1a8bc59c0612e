docker create --name clerk busybox:1.36 sleep 1d
docker start clerk
