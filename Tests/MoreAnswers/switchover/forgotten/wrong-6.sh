# a still keeps log for b and c.
psql service=b -qo /dev/null -c "SELECT pg_create_physical_replication_slot('c')" -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (a, c)'" -c "SELECT pg_reload_conf()"
wait_for 60 c follows b
node do b cp "$a_DIR/archive.sh" .
