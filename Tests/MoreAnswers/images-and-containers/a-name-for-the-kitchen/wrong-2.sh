docker tag alpine:3.20 kitchen:1
docker run --name soup busybox:1.36 echo served
