docker run --name greeting busybox:1.36 echo we are closed
