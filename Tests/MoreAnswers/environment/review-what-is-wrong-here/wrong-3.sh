docker rm radio
docker run --name radio tuner:1 sh -c 'STATION=jazz tune & sleep 1'
