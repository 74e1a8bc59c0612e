docker rm -f lamp
docker run -d --name lamp -p 8086:80 busybox:1.36 sh -c 'echo The lamp is on > /lamp; httpd -f -p 80 -h /'
