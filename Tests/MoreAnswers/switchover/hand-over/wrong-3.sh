# All is right, but a keeps its slots, which no one reads anymore.
for n in a c; do psql service=b -XAtqo /dev/null -c "SELECT pg_create_physical_replication_slot('$n')"; done
psql service=c -qo /dev/null -c "ALTER SYSTEM SET primary_conninfo = 'host=$b_SOCKETS'" -c "SELECT pg_reload_conf()"
wait_for 60 c follows b
probe start a b
sleep 3
node stop a
sh until.sh b "SELECT pg_last_wal_replay_lsn() > '$(node do a pg_controldata -D data | sed -n 's/^Latest checkpoint location: *//p')'"
psql service=b -qo /dev/null -c "SELECT pg_promote()" -c CHECKPOINT
node do a pg_rewind -D data -R --source-server=service=b
echo "primary_slot_name = 'a'" | node do a tee -a data/postgresql.auto.conf
node start a
sleep 3
probe stop
