docker rm -f cashbook
docker run -d --rm --name cashbook busybox:1.36 sleep 1d
docker exec cashbook sh -c 'echo "sales of day $(date +%s)" > /sales.txt'
docker cp cashbook:/sales.txt sales.txt
