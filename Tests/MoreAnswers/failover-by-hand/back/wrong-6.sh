# a ran as a primary on timeline 2. It says that it follows b, but it gets nothing new.
psql service=b -c CHECKPOINT
node do a pg_rewind -D data --source-server=service=b
node start a
node stop a
node do a pg_rewind -D data -R --source-server=service=b
psql service=b -c "SELECT pg_create_physical_replication_slot('a')"
echo "primary_slot_name = 'a'" | node do a tee -a data/postgresql.auto.conf
node start a
wait_for 20 a follows b
