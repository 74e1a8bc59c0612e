psql service=a -c "ALTER ROLE web SET synchronous_commit = remote_write"
