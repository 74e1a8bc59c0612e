docker tag alpine:3.20 kitchen:1
docker run --rm --name soup kitchen:1 echo served
