docker rmi playbill:latest
docker tag playbill:1.0 playbill:latest
docker create --name upper playbill
docker start -a upper
