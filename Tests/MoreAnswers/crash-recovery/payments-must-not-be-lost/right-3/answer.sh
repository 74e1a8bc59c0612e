psql service=a -c "ALTER SYSTEM SET synchronous_commit = 'local'" -c "SELECT pg_reload_conf()"
psql service=a -c "ALTER ROLE web IN DATABASE postgres SET synchronous_commit = false"
