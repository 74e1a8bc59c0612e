docker network create cellar
docker run -d --name wine --network cellar busybox:1.36 httpd -f
docker run -d --name cook --network cellar busybox:1.36 sleep 1d
