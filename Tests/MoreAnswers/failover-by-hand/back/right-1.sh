psql service=b -c "SELECT pg_create_physical_replication_slot('again')"
node do a sh -c 'rm -rf data'
node do a pg_basebackup --pgdata data --host "$b_SOCKETS" --username postgres --checkpoint fast --write-recovery-conf --slot again
node start a
