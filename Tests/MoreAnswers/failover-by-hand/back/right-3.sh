psql service=b -c CHECKPOINT
node do a pg_rewind -D data -R --source-server=service=b
psql service=b -c "SELECT pg_create_physical_replication_slot('a', true)"
node start a
psql service=a -c "ALTER SYSTEM SET primary_slot_name = 'a'" -c "SELECT pg_reload_conf()"
