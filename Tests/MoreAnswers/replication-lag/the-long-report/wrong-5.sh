psql service=b -c "ALTER SYSTEM SET max_standby_streaming_delay = '5min'"
