# The console alone
node do q psql -U pgbouncer pgbouncer -c "SET pool_mode = transaction" -c "SET default_pool_size = 5"
