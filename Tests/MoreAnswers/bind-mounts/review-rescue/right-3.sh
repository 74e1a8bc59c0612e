docker cp old-book:/book .
docker run --rm -v book-data:/to -v "$PWD/book:/from:ro" busybox:1.36 cp /from/names /to/
docker rm old-book
docker run -d --name new-book -v book-data:/book busybox:1.36 sleep 1d
