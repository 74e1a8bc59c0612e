at=$(node log a | grep 'DELETE FROM order_items' | tail -n 1 | cut -c 1-23)

node do b mv base data
node do b sh -c 'cat >> data/postgresql.auto.conf' <<END
restore_command = 'cp $a_DIR/archive/%f %p'
recovery_target_time = '$at'
recovery_target_inclusive = off
END
node do b touch data/recovery.signal
node start b
until psql service=b -Atc "SELECT pg_get_wal_replay_pause_state()" | grep -q '^paused'; do sleep 0.1; done
psql service=b -c "SELECT pg_promote()"
