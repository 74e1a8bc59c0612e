docker container run --name core busybox:1.36 uname -r
