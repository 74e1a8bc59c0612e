docker cp cashbook:/sales.txt sales.txt
docker rm -f cashbook
docker run -d --rm --name cashbook busybox:1.36 sleep 1d
docker cp sales.txt cashbook:/tmp/sales.txt
