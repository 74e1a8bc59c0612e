docker run --memory=32m --name box busybox:1.36 free -m
