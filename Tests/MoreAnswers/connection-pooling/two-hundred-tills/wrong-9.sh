# In front of the old lines, which count
node do q sed -i '/^pool_mode/i pool_mode = transaction\ndefault_pool_size = 5' pgbouncer.ini
node do q psql -U pgbouncer pgbouncer -c RELOAD
