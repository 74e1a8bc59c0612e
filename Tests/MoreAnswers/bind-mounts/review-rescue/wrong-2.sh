docker run -d --name new-book busybox:1.36 sleep 1d
docker cp old-book:/book - | docker cp - new-book:/
docker rm old-book
