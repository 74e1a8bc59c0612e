docker container cp cashbook:/sales.txt .
docker container rm --force cashbook
docker container create --rm --name cashbook busybox:1.36 sleep 1d
docker container cp sales.txt cashbook:/
docker container start cashbook
