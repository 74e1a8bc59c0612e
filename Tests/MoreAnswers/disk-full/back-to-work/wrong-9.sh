# The slot is limited, not dropped.
docker exec vault-keeper rm /disk/reserve
docker start vault
until docker exec vault pg_isready -q -h localhost; do sleep 0.3; done
docker exec vault psql -U postgres -c "ALTER SYSTEM SET max_slot_wal_keep_size = '16MB'" -c "SELECT pg_reload_conf()" -c "SELECT pg_sleep(1)" -c "CHECKPOINT"
docker exec vault-keeper sh -c 'head -c 20m /dev/zero > /disk/reserve'
