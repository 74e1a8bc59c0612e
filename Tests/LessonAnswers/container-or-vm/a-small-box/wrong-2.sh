docker run --name box --memory 64m busybox:1.36 free -m
