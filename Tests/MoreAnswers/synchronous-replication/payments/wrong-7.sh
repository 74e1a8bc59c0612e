psql service=a -c "ALTER ROLE ALL SET synchronous_commit = local"
