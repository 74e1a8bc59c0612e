psql service=a -c "SELECT pg_drop_replication_slot('d')" -c "SELECT pg_create_physical_replication_slot('d')"
psql service=a -c "ALTER SYSTEM SET max_slot_wal_keep_size = '8MB'" -c "SELECT pg_reload_conf()"
