docker rm -f bistro
docker run -d --name bistro -p 8086:9070 busybox:1.36 sh -c 'mkdir /www; echo Lentil soup > /www/index.html; httpd -f -p 9070 -h /www'
