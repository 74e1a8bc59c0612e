docker run -d --name visitors -v guests:/book busybox:1.36 sleep 1d
docker exec visitors sh -c 'echo Ada > /book/names'
docker rm -f visitors
docker volume rm guests
docker run -d --name visitors -v guests:/book busybox:1.36 sleep 1d
