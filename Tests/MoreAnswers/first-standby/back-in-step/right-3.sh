node stop e
node do e mv data old
psql service=a -c "SELECT pg_create_physical_replication_slot('e', true)"
node do e pg_basebackup -D data -h "$a_SOCKETS" -c fast -R
node do e sh -c "sed -i 's/user=/application_name=e_new user=/' data/postgresql.auto.conf; echo primary_slot_name = e >> data/postgresql.auto.conf"
node start e
