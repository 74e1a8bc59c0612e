sh restore.sh "recovery_target_action = 'promote'"
wait_for 20 b role primary
