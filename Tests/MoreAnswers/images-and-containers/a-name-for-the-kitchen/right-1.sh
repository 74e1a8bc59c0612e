docker image tag alpine:3.20 kitchen:1
docker container run --name=soup kitchen:1 echo served
