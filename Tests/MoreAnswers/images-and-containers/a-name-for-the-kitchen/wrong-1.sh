docker tag busybox:1.36 kitchen:1
docker run --name soup alpine:3.20 echo served
