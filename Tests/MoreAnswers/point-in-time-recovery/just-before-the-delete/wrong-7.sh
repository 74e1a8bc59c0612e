# The time of the last order before the DELETE: its commit came a little later.
at=$(node log a | grep -B 2 'DELETE FROM order_items' | grep 'WITH o AS' | tail -n 1 | cut -c 1-23)
sh restore.sh "recovery_target_time = '$at'"
psql service=b -c "SELECT pg_wal_replay_resume()"
wait_for 20 b role primary
