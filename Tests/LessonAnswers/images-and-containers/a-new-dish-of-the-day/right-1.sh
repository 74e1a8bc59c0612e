docker image tag alpine:3.20 dish:latest
docker container run --detach --name table2 dish:latest sleep 1d
