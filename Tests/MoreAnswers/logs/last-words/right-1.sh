docker container rm printer
docker container run --detach --name printer letterhead:1 print B4
