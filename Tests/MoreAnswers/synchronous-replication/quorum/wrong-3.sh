psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (b)'" -c "SELECT pg_reload_conf()"
