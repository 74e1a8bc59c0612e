# The list is dropped for ever.
psql service=b -qo /dev/null -c "SELECT pg_create_physical_replication_slot('c')"
wait_for 60 c follows b
psql service=a -qo /dev/null -c "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
psql service=b -qo /dev/null -c "ALTER SYSTEM RESET synchronous_standby_names" -c "SELECT pg_reload_conf()"
node do b cp "$a_DIR/archive.sh" .
psql service=b -qo /dev/null -c "SELECT pg_switch_wal()"
