node start d
sh replayed d
psql service=a -c "ALTER SYSTEM SET max_slot_wal_keep_size = '8MB'" -c "SELECT pg_reload_conf()"
