# The right rows, but b writes its timeline into the archive of a.
at=$(node log a | grep 'DELETE FROM order_items' | tail -n 1 | cut -d ' ' -f 1-3)
node do b cp -a base data
node do b tee -a data/postgresql.conf <<END
archive_command = 'cp %p $a_DIR/archive/%f'
restore_command = 'cp $a_DIR/archive/%f %p'
recovery_target_time = '$at'
recovery_target_action = 'promote'
END
node do b touch data/recovery.signal
node start b
wait_for 20 b role primary
psql service=b -c "SELECT pg_switch_wal()"
sleep 3
