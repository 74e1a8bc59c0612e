psql service=a -c "ALTER ROLE web SET synchronous_commit = local" -c "ALTER ROLE till SET synchronous_commit = remote_write"
