docker rm radio
docker run -d --name radio -e STATION=rock tuner:1
