docker exec vault-keeper rm /disk/reserve
docker start vault
until docker exec vault pg_isready -q -h localhost; do sleep 0.3; done
docker exec vault psql -U postgres -c "DELETE FROM searches" -c "VACUUM FULL searches" -c "CHECKPOINT"
