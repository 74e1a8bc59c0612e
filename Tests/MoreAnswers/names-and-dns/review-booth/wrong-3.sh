docker rm -f booth
docker run -d --name booth -p 8000 busybox:1.36 sh -c 'echo open > /page; httpd -f -p 8000 -h /'
