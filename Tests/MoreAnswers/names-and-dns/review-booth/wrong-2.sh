docker rm -f booth
docker run -d --name booth -p 8088:80 busybox:1.36 sh -c 'echo open > /page; httpd -f -p 80 -h /'
