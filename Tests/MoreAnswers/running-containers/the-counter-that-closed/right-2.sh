docker rename counter closed
docker create -it --name counter busybox:1.36
docker start counter
