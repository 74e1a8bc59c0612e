docker exec desk kill 1
docker wait desk
