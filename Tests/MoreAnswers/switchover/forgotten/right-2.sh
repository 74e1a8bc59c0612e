# c gets a new copy, which isn't needed. A star names every standby.
psql service=b -qo /dev/null -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (*)'" -c "SELECT pg_reload_conf()"
node stop c
node do c rm -rf data
node do c pg_basebackup -D data -h "$b_SOCKETS" -U postgres -c fast -R -C -S c
node start c
psql service=a -c "SELECT pg_drop_replication_slot('b'), pg_drop_replication_slot('c')"
node do a cat archive.sh | node do b tee archive.sh > /dev/null
psql service=b -c "SELECT pg_switch_wal()"
sleep 2
