docker container run --detach --name=showcase --publish 8085:80 nginx:alpine
