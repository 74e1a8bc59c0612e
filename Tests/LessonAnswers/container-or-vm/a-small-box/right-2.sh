docker container run -m 33554432 --name box busybox:1.36 free -m
