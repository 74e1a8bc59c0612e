sh restore.sh "recovery_target_time = '2100-01-01'"
sh restore.sh "recovery_target_time = 10:41"
