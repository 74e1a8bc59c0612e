docker container rm radio
docker container run --detach --env STATION=jazz --name=radio tuner:1
