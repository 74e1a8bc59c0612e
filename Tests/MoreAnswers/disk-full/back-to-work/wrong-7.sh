# The slot, by hand.
docker exec vault-keeper rm -r /disk/data/pg_replslot/attic
docker start vault
docker wait vault
