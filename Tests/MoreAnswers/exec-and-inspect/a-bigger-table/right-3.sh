docker rm -f poster
docker create --cpus 0.5 --memory 131072k --name poster busybox:1.36 dd if=/dev/zero of=/dev/null bs=64M count=1
docker start -a poster
