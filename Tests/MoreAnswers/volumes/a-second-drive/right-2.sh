docker create --name reader -v archive:/from:ro -v archive-copy:/to busybox:1.36
docker cp reader:/from letters
docker cp letters/. reader:/to
