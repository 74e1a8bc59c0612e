psql service=a -c "ALTER SYSTEM SET wal_keep_size = '8MB'" -c "SELECT pg_reload_conf()" -c CHECKPOINT
