# Transaction mode, but still 20 connections
node do q sed -i 's/= session/= transaction/' pgbouncer.ini
node do q psql -U pgbouncer pgbouncer -c RELOAD
