docker network create cellar
docker run -d --name wine --network cellar busybox:1.36 httpd -p 8000
docker run -d --name cook --network cellar busybox:1.36 sleep 1d
