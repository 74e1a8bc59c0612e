psql service=a -c "ALTER DATABASE postgres SET synchronous_commit = local"
