at=$(node log a | grep 'DELETE FROM order_items' | tail -n 1 | cut -c 1-23)

sh restore.sh "recovery_target_time = '$at+06'"
psql service=b -c "SELECT pg_wal_replay_resume()"
wait_for 20 b role primary
