docker tag playbill:1.0 playbill:latest
docker run --rm --name upper playbill
