# The list names only the other two.
node do b cp "$a_DIR/archive.sh" .
psql service=b -qo /dev/null -c "ALTER SYSTEM
  SET synchronous_standby_names = 'ANY 1 (a, c)'" \
  -c "SELECT pg_reload_conf()" \
  -c "SELECT pg_create_physical_replication_slot('c')"
for slot in b c; do
  psql service=a -qo /dev/null \
    -c "SELECT pg_drop_replication_slot('$slot')"
done
wait_for 60 b standbys 'a quorum, c quorum'
