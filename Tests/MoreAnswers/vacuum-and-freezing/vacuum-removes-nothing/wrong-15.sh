# Moves the slot of the search program past changes that it hasn't read.
CAUSE=slot sh night.sh
psql service=a -c "SELECT pg_replication_slot_advance('search', pg_current_wal_lsn())" -c "SELECT pg_drop_replication_slot('b')"
