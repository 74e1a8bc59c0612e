docker rename printer broken
docker create --name printer letterhead:1 /bin/print B4
docker start printer
