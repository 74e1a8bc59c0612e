# First without a list, so that the shop goes on, and then with one.
psql service=b -qo /dev/null -c "ALTER SYSTEM SET synchronous_standby_names = ''" -c "SELECT pg_reload_conf()"
node do b cp "$a_DIR/archive.sh" .
psql service=b -c "SELECT pg_create_physical_replication_slot('c', true)"
wait_for 60 c follows b
psql service=a -c "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
psql service=b -qo /dev/null -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (c, a)'" -c "SELECT pg_reload_conf()"
wait_for 60 b standbys 'a quorum, c quorum'
