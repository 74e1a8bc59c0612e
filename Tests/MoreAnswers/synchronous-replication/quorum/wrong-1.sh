psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (c, b)'" -c "SELECT pg_reload_conf()"
