# Not divided by the seconds
echo 20.4 > busy.txt
node do r sed -i 's/^default_pool_size = .*/default_pool_size = 10/' pgbouncer.ini
node do r psql -U pgbouncer pgbouncer -c RELOAD
