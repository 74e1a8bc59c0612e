docker run busybox:1.36 echo we are open
