psql service=a -c "ALTER SYSTEM SET synchronous_commit = on" -c "ALTER SYSTEM SET fsync = off" -c "SELECT pg_reload_conf()"
