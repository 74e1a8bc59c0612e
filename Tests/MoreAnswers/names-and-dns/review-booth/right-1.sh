docker container rm --force booth
docker container run --detach --name=booth --publish 8088:8000 busybox:1.36 sh -c 'echo open > /page; httpd -f -p 8000 -h /'
