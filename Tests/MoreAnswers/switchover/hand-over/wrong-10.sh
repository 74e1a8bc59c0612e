# Positions are compared before the stop only, and node shows afterward whether b has replayed what it has.
for n in a c; do psql service=b -XAtqo /dev/null -c "SELECT pg_create_physical_replication_slot('$n')"; done
psql service=c -qo /dev/null -c "ALTER SYSTEM SET primary_conninfo = 'host=$b_SOCKETS'" -c "SELECT pg_reload_conf()"
wait_for 60 c follows b
probe start a b
sh writes-to.sh a
psql service=b -XAtc "SELECT pg_last_wal_replay_lsn() >= '$(psql service=a -XAtc "SELECT pg_current_wal_lsn()")'"
node stop a
node facts b
node do a touch data/standby.signal
echo "primary_conninfo = 'host=$b_SOCKETS'
primary_slot_name = 'a'" | node do a sh -c 'cat >> data/postgresql.auto.conf'
psql service=b -qo /dev/null -c "SELECT pg_promote()"
node start a
wait_for 60 a follows b
sh writes-to.sh b
probe stop
psql service=a -qo /dev/null -c "SELECT pg_drop_replication_slot('b'), pg_drop_replication_slot('c')"
