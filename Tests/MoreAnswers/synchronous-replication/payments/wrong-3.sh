psql "service=a user=web" -c "BEGIN" -c "SET LOCAL synchronous_commit = local" -c "INSERT INTO page_views VALUES (3)" -c "COMMIT"
