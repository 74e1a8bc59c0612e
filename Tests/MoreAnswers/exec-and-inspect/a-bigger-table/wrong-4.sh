docker rm poster
docker run --name poster --cpus 0.5 --memory 128m alpine:3.20 dd if=/dev/zero of=/dev/null bs=64M count=1
