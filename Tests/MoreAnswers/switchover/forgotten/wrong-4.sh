# The segments so far are thrown away, so the archive has a gap.
psql service=b -qo /dev/null -c "SELECT pg_create_physical_replication_slot('c')"
wait_for 60 c follows b
psql service=a -qo /dev/null -c "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
psql service=b -qo /dev/null -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (a, b, c)'" -c "SELECT pg_reload_conf()"
psql service=b -qo /dev/null -c "ALTER SYSTEM SET archive_command = 'true'" -c "SELECT pg_reload_conf()"
sh until.sh b "SELECT pg_switch_wal() IS NOT NULL AND (SELECT last_archived_wal LIKE '00000002%' AND last_archived_wal NOT LIKE '%history' FROM pg_stat_archiver)"
node do b cp "$a_DIR/archive.sh" .
psql service=b -qo /dev/null -c "ALTER SYSTEM RESET archive_command" -c "SELECT pg_reload_conf()"
