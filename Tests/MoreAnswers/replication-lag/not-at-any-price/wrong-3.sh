psql service=a -c "ALTER SYSTEM SET max_slot_wal_keep_size = '8MB'" -c CHECKPOINT
