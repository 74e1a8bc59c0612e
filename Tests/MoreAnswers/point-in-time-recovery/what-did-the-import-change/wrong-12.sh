# Misspelled first, and then a setting that doesn't exist.
sh restore.sh "recovery_target_name = 'import'"
sh restore.sh "recovery_targt_name = 'before_import'"
