docker container rm --force stubborn
docker container run --detach --init --name stubborn busybox:1.36 sleep 1d
docker kill --signal SIGTERM stubborn
docker wait stubborn
