docker run --name lookout busybox:1.36 ps
