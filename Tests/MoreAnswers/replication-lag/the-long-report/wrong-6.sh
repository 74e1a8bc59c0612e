psql service=b -c "ALTER SYSTEM SET max_standby_streaming_delay = '5min'" -c "SELECT pg_reload_conf()" -c "SELECT pg_wal_replay_pause()"
