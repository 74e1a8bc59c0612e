# b's restartpoint at a's last checkpoint shows that b has it. The question has two lines.
for n in a c; do psql service=b -XAtqo /dev/null -c "SELECT pg_create_physical_replication_slot('$n')"; done
psql service=c -qo /dev/null -c "ALTER SYSTEM SET primary_conninfo = 'host=$b_SOCKETS'" -c "SELECT pg_reload_conf()"
wait_for 60 c follows b
probe start a b
sh writes-to.sh a
node stop a
node do a pg_controldata -D data > end; sleep 1
grep 'state: *shut down$' end && psql service=b -c CHECKPOINT -Atc "SELECT
  checkpoint_lsn FROM pg_control_checkpoint()" | grep "$(sed -n 's/^Latest checkpoint location: *//p' end)" || { node start a; exit 1; }
node do a touch data/standby.signal
echo "primary_conninfo = 'host=$b_SOCKETS'
primary_slot_name = 'a'" | node do a sh -c 'cat >> data/postgresql.auto.conf'
psql service=b -qo /dev/null -c "SELECT pg_promote()"
node start a
wait_for 60 a follows b
sh writes-to.sh b
probe stop
psql service=a -qo /dev/null -c "SELECT pg_drop_replication_slot('b'), pg_drop_replication_slot('c')"
