# The settings under [databases], where they aren't settings of the pool
node do q sed -i '/^\[databases\]/a pool_mode = transaction' pgbouncer.ini
node do q psql -U pgbouncer pgbouncer -c RELOAD
