# Without slots: b keeps no log for a and c.
psql service=c -qo /dev/null -c "ALTER SYSTEM SET primary_conninfo = 'host=$b_SOCKETS'" -c "ALTER SYSTEM SET primary_slot_name = ''" -c "SELECT pg_reload_conf()"
wait_for 60 c follows b
probe start a b
sh writes-to.sh a
node stop a
sh until.sh b "SELECT pg_last_wal_replay_lsn() > '$(node do a pg_controldata -D data | sed -n 's/^Latest checkpoint location: *//p')'"
node do a touch data/standby.signal
echo "primary_conninfo = 'host=$b_SOCKETS'" | node do a sh -c 'cat >> data/postgresql.auto.conf'
psql service=b -qo /dev/null -c "SELECT pg_promote()"
node start a
sh writes-to.sh b
probe stop
