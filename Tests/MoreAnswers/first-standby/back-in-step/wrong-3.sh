node stop e
node do e rm -r data
node do e pg_basebackup -D data -h "$a_SOCKETS" -c fast -R
node start e
psql service=a -c "ALTER SYSTEM SET wal_keep_size = '1GB'" -c "SELECT pg_reload_conf()"
