docker run --memory 32m busybox:1.36 free -m
