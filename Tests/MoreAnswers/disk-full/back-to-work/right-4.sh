docker exec vault-keeper rm /disk/reserve
docker start vault
until docker exec vault pg_isready -q -h localhost; do sleep 0.3; done
docker exec vault psql -U postgres -c "DROP TABLE searches" -c "SELECT pg_drop_replication_slot('attic')"
docker stop vault
docker start vault
docker exec vault-keeper fallocate -l 20971520 /disk/reserve
