docker run -d --name new-book -v book-data:/book busybox:1.36 sleep 1d
docker cp old-book:/book/names - | docker cp - new-book:/book/
docker container rm --force old-book
