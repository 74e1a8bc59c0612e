docker network create storage
docker network create shopfront
docker run -d --name api --net storage busybox:1.36 httpd -f -p 8000
docker network connect shopfront api
docker run -d --name visitor --net shopfront busybox:1.36 sleep 1d
docker run -d --name keeper-db --net storage redis:7-alpine
