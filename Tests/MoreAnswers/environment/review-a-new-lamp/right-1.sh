docker container rm --force reading-lamp
docker container run --detach --restart=always --init --name=reading-lamp lamp:latest sleep 1d
