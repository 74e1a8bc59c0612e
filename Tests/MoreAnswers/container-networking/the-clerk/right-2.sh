docker network connect --alias helper strongroom "$(docker inspect --format '{{.Id}}' clerk)"
