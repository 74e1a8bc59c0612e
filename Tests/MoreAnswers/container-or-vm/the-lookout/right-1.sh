docker run --pid=host --name=lookout busybox:1.36 ps
