# The log moves to another disk. The reserve stays.
docker volume create vault-large
docker run --rm -v vault-disk:/disk -v vault-large:/wal busybox:1.36 sh -c \
  'cp -a /disk/data/pg_wal /wal/pg_wal && rm -r /disk/data/pg_wal && ln -s /wal/pg_wal /disk/data/pg_wal'
docker rm -v vault
docker run -d --name vault -v vault-disk:/disk -v vault-large:/wal -e PGDATA=/disk/data postgres:16-alpine
until docker exec vault pg_isready -q -h localhost; do sleep 0.3; done
docker exec vault psql -U postgres -c "SELECT pg_drop_replication_slot('attic')" -c "CHECKPOINT"
