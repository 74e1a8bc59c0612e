psql service=a -c "ALTER ROLE web SET synchronous_commit = local" -c "ALTER SYSTEM RESET synchronous_standby_names" -c "SELECT pg_reload_conf()"
