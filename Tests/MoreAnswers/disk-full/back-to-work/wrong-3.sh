docker exec vault-keeper rm /disk/reserve
docker start vault
until docker exec vault pg_isready -q -h localhost; do sleep 0.3; done
docker exec vault psql -U postgres -c "SELECT pg_drop_replication_slot('attic')" -c "CHECKPOINT"
docker exec vault-keeper sh -c 'head -c 10m /dev/zero > /disk/reserve'
