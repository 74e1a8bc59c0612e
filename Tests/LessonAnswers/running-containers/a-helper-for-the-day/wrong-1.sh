docker run -d --restart always --name helper busybox:1.36 sleep 1d
