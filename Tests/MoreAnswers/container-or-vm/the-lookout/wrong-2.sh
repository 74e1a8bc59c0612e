docker run --name lookout --pid host --network host busybox:1.36 ps
