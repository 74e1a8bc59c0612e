docker exec vault-keeper truncate -s 0 /disk/reserve
docker start vault
until docker exec vault pg_isready -q -h localhost; do sleep 0.3; done
slot=$(docker exec vault psql -U postgres -Atc "SELECT slot_name FROM pg_replication_slots")
docker exec vault psql -U postgres -c "SELECT pg_drop_replication_slot('$slot')" -c "TRUNCATE searches" -c "CHECKPOINT"
docker exec vault-keeper sh -c 'yes | head -c 20m > /disk/reserve'
