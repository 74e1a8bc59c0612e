docker run -d --name parlor -e MODE=test -p 127.0.0.1:8088:80 busybox:1.36 sh -c 'mkdir /www; echo nginx > /www/index.html; httpd -f -h /www'
