# pg_rewind isn't needed: it says so, and does nothing. c goes first.
for n in a c; do psql service=b -XAtqo /dev/null -c "SELECT pg_create_physical_replication_slot('$n')"; done
psql service=c -qo /dev/null -c "ALTER SYSTEM SET primary_conninfo = 'host=$b_SOCKETS'" -c "SELECT pg_reload_conf()"
wait_for 60 c follows b
probe start a b
sleep 3
node stop a
node do a pg_controldata -D data | grep -q 'state: *shut down$' || { node start a; exit 1; }
end=$(node do a pg_controldata -D data | sed -n 's/^Latest checkpoint location: *//p')
sh until.sh b "SELECT pg_last_wal_replay_lsn() > '$end'" || { node start a; exit 1; }
psql service=b -qo /dev/null -c "SELECT pg_promote()" -c CHECKPOINT
node do a pg_rewind -D data -R --source-server=service=b
echo "primary_slot_name = 'a'" | node do a tee -a data/postgresql.auto.conf
node start a
sleep 3
probe stop
psql service=a -c "SELECT pg_drop_replication_slot('b'), pg_drop_replication_slot('c')"
