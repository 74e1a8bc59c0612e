docker rename poster ended
docker run -d --cpus 0.5 --memory=134217728 --name poster busybox:1.36 dd if=/dev/zero of=/dev/null bs=64M count=1
docker wait poster
