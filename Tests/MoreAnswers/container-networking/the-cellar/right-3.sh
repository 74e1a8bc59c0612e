docker network create cellar
docker run -d --name wine --network cellar busybox:1.36 sh -c 'exec httpd -f -p 8000'
docker run -d --name cook busybox:1.36 sleep 1d
docker network connect cellar cook
docker network disconnect bridge cook
