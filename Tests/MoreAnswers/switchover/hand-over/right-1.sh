# c is moved last. Until then, it's behind a.
probe start a b
sh writes-to.sh a
node stop a
end=$(node do a pg_controldata -D data | sed -n 's/^Latest checkpoint location: *//p')
node do a pg_controldata -D data | grep 'state: *shut down$' &&
sh until.sh b "SELECT pg_last_wal_receive_lsn() > '$end'" &&
node do a touch data/standby.signal &&
psql service=b -qo /dev/null \
  -c "SELECT pg_create_physical_replication_slot('a')" \
  -c "SELECT pg_create_physical_replication_slot('c')" \
  -c "SELECT pg_promote()"
echo "primary_conninfo = 'host=$b_SOCKETS'
primary_slot_name = 'a'" |
  node do a sh -c 'cat >> data/postgresql.auto.conf'
node start a
sh writes-to.sh b
probe stop
psql service=c -qo /dev/null -c "ALTER SYSTEM
  SET primary_conninfo = 'host=$b_SOCKETS'" \
  -c "SELECT pg_reload_conf()"
wait_for 60 c follows b
psql service=a -qo /dev/null -c "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
