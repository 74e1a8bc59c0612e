docker run --rm -v vault-disk:/disk busybox:1.36 rm /disk/reserve
docker start vault
until docker exec vault pg_isready -q -h localhost; do sleep 0.3; done
docker exec vault psql -U postgres -c "TRUNCATE searches" -c "SELECT pg_drop_replication_slot('attic')" -c "CHECKPOINT"
docker exec vault dd if=/dev/zero of=/disk/reserve bs=1M count=25
