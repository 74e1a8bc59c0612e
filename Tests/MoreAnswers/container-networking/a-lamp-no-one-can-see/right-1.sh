docker rm --force lamp
docker run --detach --name=lamp --publish 8086:8000 busybox:1.36 sh -c 'echo The lamp is on > /lamp; exec httpd -f -p 8000 -h /'
