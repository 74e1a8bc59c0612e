docker rm lunch
docker rmi menu:new
