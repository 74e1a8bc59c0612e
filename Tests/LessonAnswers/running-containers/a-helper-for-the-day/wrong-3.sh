docker run -d --rm --name helper busybox:1.36 sleep 20
