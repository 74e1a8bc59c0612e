# One connection for each till
echo 5 > busy.txt
node do r sed -i 's/^default_pool_size = .*/default_pool_size = 50/' pgbouncer.ini
node do r psql -U pgbouncer pgbouncer -c RELOAD
