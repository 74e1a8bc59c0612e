docker network create cellar
docker create --name wine --network=cellar busybox:1.36 httpd -f -p 0.0.0.0:8000
docker create --name cook --network=cellar busybox:1.36 sleep 1d
docker start wine cook
