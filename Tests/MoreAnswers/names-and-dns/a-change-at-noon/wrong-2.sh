docker run -d --name stock-2 --network depot --network-alias stock busybox:1.36 sh -c 'echo old prices > /page; httpd -f -p 8000 -h /'
docker rm -f stock-1
