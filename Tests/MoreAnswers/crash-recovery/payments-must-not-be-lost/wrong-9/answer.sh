psql service=a -c "ALTER ROLE till SET synchronous_commit = on" -c "ALTER ROLE postgres SET synchronous_commit = on"
