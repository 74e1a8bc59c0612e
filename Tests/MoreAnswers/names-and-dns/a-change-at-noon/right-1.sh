docker rm -f stock-1
docker run -d --name stock-2 --net depot --network-alias stock busybox:1.36 sh -c 'echo new prices > /page; exec httpd -f -p 8000 -h /'
