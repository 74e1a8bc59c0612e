docker logs vault > last.txt
