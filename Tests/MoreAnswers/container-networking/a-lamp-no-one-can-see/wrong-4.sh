docker rm -f lamp
docker run -d --name lamp -p 8086:8000 busybox:1.36 sh -c 'echo The lamp is off > /lamp; httpd -f -p 8000 -h /'
