docker network create --driver bridge cellar
docker run -d --name cook --net cellar busybox:1.36 sleep 1d
docker run -d --name wine --net cellar busybox:1.36 httpd -f -p 8000
