docker run --name lookout --privileged --pid host busybox:1.36 ps
