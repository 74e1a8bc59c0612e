docker cp cashbook:/sales.txt sales.txt
docker rm -f cashbook
docker run -d --rm --name cashbook alpine:3.20 sleep 1d
docker cp sales.txt cashbook:/sales.txt
