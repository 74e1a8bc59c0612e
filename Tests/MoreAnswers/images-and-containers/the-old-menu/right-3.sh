docker rmi -f menu:old
docker rm "$(docker inspect --format '{{.Id}}' lunch)"
