psql service=a -c "ALTER SYSTEM SET max_slot_wal_keep_size TO '8192kB'"
psql service=a -c "SELECT pg_reload_conf()" -c CHECKPOINT
