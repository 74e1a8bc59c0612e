psql service=a -c "ALTER DATABASE postgres SET synchronous_commit = local"
psql service=a -c "ALTER ROLE till IN DATABASE postgres SET synchronous_commit = on"
