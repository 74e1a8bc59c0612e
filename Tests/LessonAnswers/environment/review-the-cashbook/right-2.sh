docker exec cashbook cat /sales.txt > sales.txt
docker rm -f cashbook
docker run -d --rm --name cashbook busybox:1.36 sleep 1d
docker exec -i cashbook sh -c 'cat > /sales.txt' < sales.txt
