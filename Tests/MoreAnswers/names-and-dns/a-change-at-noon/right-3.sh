docker run -d --name stock-2 busybox:1.36 sh -c 'echo new prices > /page; httpd -f -p 8000 -h /'
docker network connect --alias stock depot stock-2
docker network disconnect bridge stock-2
docker rm --force stock-1
