# c is behind a, and b counts on a alone.
psql service=b -qo /dev/null -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (a, c)'" -c "SELECT pg_reload_conf()"
psql service=c -qo /dev/null -c "ALTER SYSTEM SET primary_conninfo = 'host=$a_SOCKETS'" -c "SELECT pg_reload_conf()"
wait_for 60 c follows a
psql service=a -c "SELECT pg_drop_replication_slot('b')"
node do b cp "$a_DIR/archive.sh" .
