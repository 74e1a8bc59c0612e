docker container rm poster
docker container run --name=poster --cpus .5 -m 128m busybox:1.36 dd if=/dev/zero of=/dev/null bs=64M count=1
