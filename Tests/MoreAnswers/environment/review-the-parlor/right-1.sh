docker container run --detach --name=parlor --env MODE=test --publish 127.0.0.1:8088:80 nginx:alpine
