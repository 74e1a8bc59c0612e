# The setting of each database is on as well, which isn't necessary.
psql service=a -c "ALTER SYSTEM SET synchronous_commit = on" -c "SELECT pg_reload_conf()" -c "ALTER DATABASE postgres SET synchronous_commit = on" -c "ALTER ROLE web SET synchronous_commit = off"
