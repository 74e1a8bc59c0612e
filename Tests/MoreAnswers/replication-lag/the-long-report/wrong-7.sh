psql service=b -c "ALTER SYSTEM SET max_standby_archive_delay = -1" -c "SELECT pg_reload_conf()"
