at=$(node log a | grep 'DELETE FROM order_items' | tail -n 1 | cut -c 1-23)

sh restore.sh "recovery_target_time = '$at'"
psql service=b -c "SELECT count(*) FROM order_items"
