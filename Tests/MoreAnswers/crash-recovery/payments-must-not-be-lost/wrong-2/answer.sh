psql "service=a user=till" -c "SET synchronous_commit = on"
psql "service=a user=web" -c "SET synchronous_commit = off"
