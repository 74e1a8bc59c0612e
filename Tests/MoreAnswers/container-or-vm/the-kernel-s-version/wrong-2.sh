docker run busybox:1.36 uname -r
