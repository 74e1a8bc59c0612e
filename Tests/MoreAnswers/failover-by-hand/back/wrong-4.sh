psql service=b -c CHECKPOINT
node do a pg_rewind -D data -R --source-server=service=b
psql service=b -c "SELECT pg_create_physical_replication_slot('a')"
