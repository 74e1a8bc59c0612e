at=$(node log a | grep 'DELETE FROM order_items' | tail -n 1 | cut -c 1-19)
sh restore.sh "recovery_target_time = '$at UTC'
recovery_target_action = promote"
