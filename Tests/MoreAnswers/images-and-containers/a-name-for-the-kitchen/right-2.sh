docker tag "$(docker image inspect --format '{{.Id}}' alpine:3.20)" kitchen:1
docker create --name soup kitchen:1 echo served
docker start -a soup
