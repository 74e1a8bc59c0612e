# Five connections, but still session mode
node do q sed -i 's/= 20$/= 5/' pgbouncer.ini
node do q psql -U pgbouncer pgbouncer -c RELOAD
