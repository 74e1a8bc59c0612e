psql service=b -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (b, c)'" -c "SELECT pg_reload_conf()"
