node stop e
node do e sh -c 'rm -r data && pg_basebackup -D data -h "$a_SOCKETS" -c fast -R'
node do e sh -c "echo \"primary_slot_name = 'e'\" >> data/postgresql.conf"
psql service=a -qAtc "SELECT pg_create_physical_replication_slot('e', true)"
node start e
