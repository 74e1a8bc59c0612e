docker rm -f booth
docker run -d --name booth -p 8088:8000 alpine:3.20 sh -c 'echo open > /page; httpd -f -p 8000 -h /'
