# Drops the slot with the oldest catalog_xmin.
CAUSE=slot sh night.sh
psql service=a -c "SELECT pg_drop_replication_slot('search')"
