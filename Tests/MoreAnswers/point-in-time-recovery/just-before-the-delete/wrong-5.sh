sh restore.sh "recovery_target_time = '2100-01-01'"
