psql service=a -c "ALTER ROLE web SET synchronous_commit = local" -c "ALTER SYSTEM SET synchronous_commit = remote_apply" -c "SELECT pg_reload_conf()"
sleep 1
