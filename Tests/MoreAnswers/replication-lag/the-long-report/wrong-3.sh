psql service=b -c "ALTER SYSTEM SET max_standby_streaming_delay = '5min'" -c "ALTER SYSTEM SET hot_standby_feedback = on" -c "SELECT pg_reload_conf()"
