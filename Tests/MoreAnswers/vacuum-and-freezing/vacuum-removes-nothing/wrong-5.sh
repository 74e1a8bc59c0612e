# Drops all slots that are inactive.
CAUSE=slot sh night.sh
psql service=a -c "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active"
