docker rm radio
docker run -d --name radio -e STATION=jazz busybox:1.36 sh -c 'echo playing jazz; sleep 1d'
