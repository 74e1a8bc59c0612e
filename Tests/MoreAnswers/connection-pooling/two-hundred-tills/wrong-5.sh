# The right change on another node
node do r sed -i 's/^pool_mode.*/pool_mode = transaction/;s/^default_pool_size.*/default_pool_size = 5/' pgbouncer.ini
node do r psql -U pgbouncer pgbouncer -c RELOAD
