# Standby mode needs no restore_command if the segments are in pg_wal.
at=$(node log a | grep 'DELETE FROM order_items' | tail -n 1 | cut -c 1-23)
node do b cp -a base data
node do b sh -c "cp $a_DIR/archive/* data/pg_wal/"
node do b sh -c 'cat >> data/postgresql.conf' <<END2
archive_mode = off
recovery_target_time = '$at UTC'
recovery_target_action = promote
END2
node do b touch data/standby.signal
node start b
wait_for 20 b role primary
