docker tag alpine:3.20 dish
docker run -d --name table2 busybox:1.36 sleep 1d
