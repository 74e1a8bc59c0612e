psql service=b -c CHECKPOINT
node do a pg_rewind --target-pgdata=data --source-server="host=$b_SOCKETS user=postgres dbname=postgres" --write-recovery-conf
psql service=b -c "SELECT pg_create_physical_replication_slot('b')"
node start a
