psql service=b -c "ALTER SYSTEM SET recovery_min_apply_delay = '5min'" -c "SELECT pg_reload_conf()"
