psql service=a -c "ALTER SYSTEM SET synchronous_commit = on" -c "ALTER ROLE web SET synchronous_commit = off"
