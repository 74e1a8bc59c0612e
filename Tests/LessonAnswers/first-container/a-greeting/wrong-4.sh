docker run --name greeting busybox:1.36 true
