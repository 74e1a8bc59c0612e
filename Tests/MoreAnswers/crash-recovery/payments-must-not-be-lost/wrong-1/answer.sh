psql service=a -c "ALTER SYSTEM RESET synchronous_commit" -c "SELECT pg_reload_conf()"
