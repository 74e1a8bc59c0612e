docker container run --name lookout --pid host --memory 64m busybox:1.36 ps
