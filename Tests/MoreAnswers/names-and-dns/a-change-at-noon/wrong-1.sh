docker run -d --name stock-2 --network depot busybox:1.36 sh -c 'echo new prices > /page; httpd -f -p 8000 -h /'
docker rm -f stock-1
