# Closed for too long: 31 seconds pass before the promotion.
for n in a c; do psql service=b -XAtqo /dev/null -c "SELECT pg_create_physical_replication_slot('$n')"; done
psql service=c -qo /dev/null -c "ALTER SYSTEM SET primary_conninfo = 'host=$b_SOCKETS'" -c "SELECT pg_reload_conf()"
wait_for 60 c follows b
probe start a b
sh writes-to.sh a
node stop a
sh until.sh b "SELECT pg_last_wal_replay_lsn() > '$(node do a pg_controldata -D data | sed -n 's/^Latest checkpoint location: *//p')'"
node do a touch data/standby.signal
echo "primary_conninfo = 'host=$b_SOCKETS'
primary_slot_name = 'a'" | node do a sh -c 'cat >> data/postgresql.auto.conf'
sleep 31
psql service=b -qo /dev/null -c "SELECT pg_promote()"
node start a
sh writes-to.sh b
probe stop
