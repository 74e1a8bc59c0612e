docker run -d --name keeper-db redis:7-alpine
docker run -d --name visitor busybox:1.36 sleep 1d
docker run -d --name api busybox:1.36 httpd -f -p 8000
