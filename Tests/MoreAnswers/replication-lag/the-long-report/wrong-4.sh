psql service=b -c "ALTER SYSTEM SET max_standby_streaming_delay = '5s'" -c "SELECT pg_reload_conf()"
