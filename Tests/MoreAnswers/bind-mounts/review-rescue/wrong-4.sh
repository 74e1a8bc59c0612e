docker run --name new-book -v book-data:/book busybox:1.36 sh -c 'echo Ada > /book/names'
docker rm old-book
