docker tag "$(docker image inspect --format '{{.Id}}' playbill:1.0)" playbill
docker run --name upper playbill
