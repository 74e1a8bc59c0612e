docker volume create guests
docker run -d --name visitors --mount source=guests,target=/book busybox:1.36 sleep 1d
echo Ada | docker exec -i visitors tee /book/names
docker stop -t 0 visitors
docker rm visitors
docker run -d --name visitors --mount source=guests,target=/book busybox:1.36 sleep 1d
