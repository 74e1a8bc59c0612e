node stop e
node do e rm -r data
psql service=a -c "SELECT pg_create_physical_replication_slot('e')"
node do e pg_basebackup -D data -h "$a_SOCKETS" -c fast -R
node start e
