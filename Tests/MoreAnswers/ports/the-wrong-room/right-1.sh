docker rm --force bistro
docker container run --detach --name=bistro --publish 8086:9070/tcp lentils:1
