psql service=b -c CHECKPOINT
node do a pg_rewind -D data --source-server=service=b
node start a
node stop a
node do a pg_rewind -D data -R --source-server=service=b
psql service=b -c "SELECT pg_create_physical_replication_slot('a')"
echo "primary_slot_name = 'a'" | node do a tee -a data/postgresql.auto.conf
psql service=b -qc "CREATE TABLE padding AS SELECT generate_series(1, 20000)"
node start a
sleep 3
