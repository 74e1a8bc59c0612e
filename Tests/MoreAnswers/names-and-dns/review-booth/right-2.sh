docker stop -t 0 booth
docker rename booth closed
docker create --name booth -p 8088:8000/tcp busybox:1.36 sh -c 'echo open > /page; httpd -f -p 8000 -h /'
docker start booth
