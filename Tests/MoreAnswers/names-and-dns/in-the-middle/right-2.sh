docker network create shopfront
docker network create --internal storage
docker run -d --name keeper-db --network storage redis:7-alpine
docker run -d --name visitor --network shopfront busybox:1.36 sleep 1d
docker create --name api --network shopfront busybox:1.36 httpd -f -p 8000
docker network connect storage api
docker start api
