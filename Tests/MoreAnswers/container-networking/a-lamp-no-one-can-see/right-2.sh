docker stop -t 0 lamp
docker rename lamp dark
docker create --name lamp -p 8086:8000 busybox:1.36 sh -c 'echo The lamp is on > /lamp && httpd -f -p [::]:8000 -h /'
docker start lamp
