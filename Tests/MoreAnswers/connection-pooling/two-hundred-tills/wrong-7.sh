# Statement mode
node do q sed -i 's/= session/= statement/;s/= 20$/= 5/' pgbouncer.ini
node do q psql -U pgbouncer pgbouncer -c RELOAD
