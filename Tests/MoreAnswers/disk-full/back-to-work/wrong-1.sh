docker start vault
docker wait vault
