docker run -d --name showcase -p 8085:80 busybox:1.36 sh -c 'mkdir /www; echo nginx > /www/index.html; httpd -f -h /www'
