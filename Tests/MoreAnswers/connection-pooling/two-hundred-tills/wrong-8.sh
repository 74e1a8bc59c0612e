# A misspelled value, which RELOAD refuses
node do q sed -i 's/= session/= transactions/;s/= 20$/= 5/' pgbouncer.ini
node do q psql -U pgbouncer pgbouncer -c RELOAD
