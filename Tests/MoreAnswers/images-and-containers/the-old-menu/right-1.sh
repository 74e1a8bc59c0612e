docker container rm lunch
docker image rm menu:old
