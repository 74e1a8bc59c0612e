docker tag menu:old menu:older
docker rmi -f menu:old
