docker run -d --name clerk busybox:1.36 sleep 20
