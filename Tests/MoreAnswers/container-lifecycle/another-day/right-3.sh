docker start "$(docker inspect --format '{{.Id}}' shelf)"
