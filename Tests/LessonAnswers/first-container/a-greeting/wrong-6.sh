docker run --rm --name greeting busybox:1.36 echo we are open
