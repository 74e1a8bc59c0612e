docker tag alpine:3.20 kitchen:1
docker run --name soup kitchen:1
