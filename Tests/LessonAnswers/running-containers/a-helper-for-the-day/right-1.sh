docker run --detach --rm=true --name helper busybox:1.36 sleep 1d
