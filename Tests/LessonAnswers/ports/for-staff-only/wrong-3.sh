docker run -d --memory 64m --name office -p 127.0.0.1:8087:80 busybox:1.36 sh -c 'mkdir /www; echo nginx > /www/index.html; httpd -f -h /www'
