docker tag alpine:3.20 dish:2
docker run -d --name table2 dish:2 sleep 1d
