docker create --name visitors -v guests:/book busybox:1.36 sleep 1d
docker start visitors
docker exec visitors sh -c 'echo Ada >> /book/names'
docker rm -f visitors
docker create --name visitors -v guests:/book busybox:1.36 sleep 1d
docker start visitors
