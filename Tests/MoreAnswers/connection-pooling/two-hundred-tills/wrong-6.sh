# A pool for each till, and a larger limit for clients
node do q sh -c 'echo "default_pool_size = 200" >> pgbouncer.ini; echo "max_client_conn = 1000" >> pgbouncer.ini'
node do q psql -U pgbouncer pgbouncer -c RELOAD
