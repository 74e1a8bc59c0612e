# Only in the console
echo 5 > busy.txt
node do r psql -U pgbouncer pgbouncer -c "SET default_pool_size = 10"
