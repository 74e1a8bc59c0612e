psql service=a -c "ALTER DATABASE postgres SET synchronous_commit = on" -c "ALTER ROLE web SET synchronous_commit TO off"
