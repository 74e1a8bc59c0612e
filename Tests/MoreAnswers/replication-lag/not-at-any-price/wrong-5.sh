for node in b c; do psql service=$node -c "ALTER SYSTEM SET max_slot_wal_keep_size = '8MB'" -c "SELECT pg_reload_conf()"; done
