sh restore.sh "recovery_target_name = 'Before_Import'"
