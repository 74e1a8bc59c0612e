docker network create cellar
docker run -d --name wine busybox:1.36 httpd -f -p 8000
docker run -d --name cook busybox:1.36 sleep 1d
