psql service=a -c "ALTER SYSTEM RESET synchronous_commit" -c "ALTER SYSTEM SET full_page_writes = off" \
  -c "ALTER ROLE web SET synchronous_commit = off" -c "SELECT pg_reload_conf()"
