# The console now, the file for the next start.
node do q psql -U pgbouncer pgbouncer -c "SET pool_mode = 'transaction'" -c "SET default_pool_size = 5"
node do q sed -i 's/^pool_mode.*/pool_mode = transaction/;s/^default_pool_size.*/default_pool_size = 5/' pgbouncer.ini
