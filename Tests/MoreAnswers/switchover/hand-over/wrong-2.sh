# The standby with less of the log is promoted: b was frozen, and a was killed.
probe start a
sh writes-to.sh a
node freeze b
psql service=a -qc "CREATE TABLE padding AS SELECT generate_series(1, 50000)"
sleep 1
node kill a
node thaw b
psql service=b -XAtqo /dev/null -c "SELECT pg_promote()" -c "SELECT pg_create_physical_replication_slot('a')" -c "SELECT pg_create_physical_replication_slot('c')"
for n in a c; do
  node stop $n
  node do $n rm -rf data
  node do $n pg_basebackup -D data -h "$b_SOCKETS" -U postgres -c fast -R -S $n
  node start $n
done
sleep 1
probe stop
