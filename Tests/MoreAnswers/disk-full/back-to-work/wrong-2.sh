# Only the oldest segment.
docker exec vault-keeper rm /disk/data/pg_wal/000000010000000000000001
docker start vault
docker wait vault
