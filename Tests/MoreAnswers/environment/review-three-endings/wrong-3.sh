docker rename tuesday removed
docker rm wednesday
