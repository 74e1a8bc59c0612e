CAUSE=slot sh night.sh
psql service=a -c "SELECT slot_name, age(xmin), age(catalog_xmin) FROM pg_replication_slots" -c "SELECT pg_drop_replication_slot('b')"
