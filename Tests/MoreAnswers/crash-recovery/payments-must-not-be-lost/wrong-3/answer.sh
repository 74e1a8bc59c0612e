psql service=a -c "ALTER ROLE till SET synchronous_commit = on" -c "ALTER ROLE web SET synchronous_commit = off"
