docker exec vault-keeper mv /disk/reserve /tmp/reserve
docker container rm --volumes vault
docker container run --detach --name vault --volume vault-disk:/disk --env PGDATA=/disk/data --env POSTGRES_PASSWORD=swordfish postgres:16-alpine
until docker exec vault psql -U postgres -h localhost -c "SELECT 1" > /dev/null 2>&1; do sleep 0.5; done
docker exec -i vault psql -U postgres <<'END'
SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots;
CHECKPOINT;
END
docker exec vault-keeper cp /tmp/reserve /disk/reserve
