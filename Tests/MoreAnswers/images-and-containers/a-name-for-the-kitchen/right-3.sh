docker tag alpine:3.20 kitchen
docker tag kitchen kitchen:1
docker rmi kitchen
docker run -d --name soup kitchen:1 sh -c 'echo served'
