docker network connect pier "$(docker inspect --format '{{.Id}}' ferry)"
