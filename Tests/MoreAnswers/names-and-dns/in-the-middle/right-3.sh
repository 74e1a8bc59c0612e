for network in shopfront storage; do docker network create "$network"; done
docker run -d --name keeper-db redis:7-alpine
docker run -d --name visitor busybox:1.36 sleep 1d
docker run -d --name api busybox:1.36 httpd -f -p 8000
docker network connect storage keeper-db
docker network connect storage api
docker network connect shopfront api
docker network connect shopfront visitor
for name in keeper-db visitor api; do docker network disconnect bridge "$name"; done
