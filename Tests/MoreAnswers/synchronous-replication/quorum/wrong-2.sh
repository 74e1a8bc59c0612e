psql service=a -c "SET synchronous_standby_names = 'ANY 1 (b, c)'"
