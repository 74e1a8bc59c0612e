docker rm lunch
docker tag menu:new menu:old
