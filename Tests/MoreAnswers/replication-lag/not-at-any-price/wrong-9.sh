psql service=a -c "ALTER SYSTEM SET max_slot_wal_keep_size = '6MB'" -c "SELECT pg_reload_conf()"
