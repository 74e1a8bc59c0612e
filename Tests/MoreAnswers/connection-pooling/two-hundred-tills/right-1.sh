# No blanks around =, at the end of the file.
node do q sh -c "printf 'pool_mode=transaction\ndefault_pool_size=5\n' >> pgbouncer.ini"
node do q psql -U pgbouncer pgbouncer -c RELOAD
