docker rm -f radio
docker run -d --env-file radio.env --name radio tuner:1 /bin/tune
