docker rm -f counter
docker container run --interactive --detach --name counter busybox:1.36 sh
