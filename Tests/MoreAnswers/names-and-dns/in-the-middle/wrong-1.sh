docker network create shopfront
docker network create storage
docker run -d --name keeper-db --network storage redis:7-alpine
docker run -d --name visitor --network shopfront busybox:1.36 sleep 1d
docker run -d --name api --network shopfront busybox:1.36 httpd -f -p 8000
