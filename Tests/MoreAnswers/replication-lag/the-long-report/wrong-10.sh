psql service=b -c "ALTER SYSTEM SET max_standby_streaming_delay = '5min'" -c "SELECT pg_reload_conf()"
psql service=a -c "ALTER SYSTEM SET vacuum_defer_cleanup_age = 100000" -c "SELECT pg_reload_conf()"
