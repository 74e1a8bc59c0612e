# A new copy of a, which takes longer: until it's finished, the shop has a standby less.
probe start a b
sh writes-to.sh a
node stop a
end=$(node do a pg_controldata -D data | sed -n \
  's/^Latest checkpoint location: *//p')
node do a pg_controldata -D data |
  grep -q 'state: *shut down$' &&
sh until.sh b \
  "SELECT pg_last_wal_replay_lsn() > '$end'" &&
node do a mv data old &&
psql service=b -qo /dev/null -c "SELECT pg_promote()" \
  -c "SELECT pg_create_physical_replication_slot('c')"
psql service=c -qo /dev/null -c "ALTER SYSTEM
  SET primary_conninfo = 'host=$b_SOCKETS'" \
  -c "SELECT pg_reload_conf()"
sh writes-to.sh b
probe stop
node do a pg_basebackup -D data -h "$b_SOCKETS" \
  -U postgres -c fast -R -C -S a
node start a
