docker rm -f bell
docker container run --name bell busybox:1.36 echo ring
