docker rm -f booth
docker run -d --rm -p 127.0.0.1:8088:8000 --name booth busybox:1.36 sh -c 'echo open > /page; httpd -f -p 8000 -h /'
