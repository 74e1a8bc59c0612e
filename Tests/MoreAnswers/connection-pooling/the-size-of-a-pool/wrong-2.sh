# As large as the average
echo 5 > busy.txt
node do r sed -i 's/^default_pool_size = .*/default_pool_size = 5/' pgbouncer.ini
node do r psql -U pgbouncer pgbouncer -c RELOAD
