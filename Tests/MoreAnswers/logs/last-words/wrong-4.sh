docker rm printer
docker run -d --name printer letterhead:1 print
