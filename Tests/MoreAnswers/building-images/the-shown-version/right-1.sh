docker image tag playbill:1.0 playbill
docker container run -d --name upper playbill:latest
