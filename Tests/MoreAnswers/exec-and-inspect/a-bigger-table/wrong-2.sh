docker rm poster
docker run --name poster --cpus 0.5 --memory 256m busybox:1.36 dd if=/dev/zero of=/dev/null bs=64M count=1
