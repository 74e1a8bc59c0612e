# Both have to answer: if one is away, no one can buy.
psql service=b -qo /dev/null -c "SELECT pg_create_physical_replication_slot('c')"
wait_for 60 c follows b
psql service=a -qo /dev/null -c "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
psql service=b -qo /dev/null -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 2 (a, c)'" -c "SELECT pg_reload_conf()"
node do b cp "$a_DIR/archive.sh" .
