docker create --name stock-2 --network depot --network-alias stock busybox:1.36 sh -c 'echo new prices > /page; httpd -f -p 8000 -h /'
docker start stock-2
docker stop -t 0 stock-1
docker rm stock-1
