docker run --rm --name core busybox:1.36 uname -r
