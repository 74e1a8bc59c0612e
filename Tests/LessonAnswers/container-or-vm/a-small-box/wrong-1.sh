docker run --name box busybox:1.36 free -m
