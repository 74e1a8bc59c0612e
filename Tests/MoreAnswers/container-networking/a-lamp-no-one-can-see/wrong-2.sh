docker rm -f lamp
docker run -d --name lamp -p 8086:8000 busybox:1.36 sh -c 'echo The lamp is on > /lamp; httpd -f -p 127.0.0.1:8000 -h /'
