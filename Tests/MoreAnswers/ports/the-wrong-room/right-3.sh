docker rm -f bistro
docker run -d --name bistro -p 127.0.0.1:8086:9070 lentils:1 httpd -f -p 9070 -h /www
