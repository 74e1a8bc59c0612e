docker tag playbill:1.0 playbill:2.0
docker tag playbill:1.0 playbill
docker run --name upper playbill
