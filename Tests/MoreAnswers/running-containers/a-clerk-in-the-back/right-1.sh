docker container run --detach --name=clerk busybox:1.36 sleep 1d
