# Counts differential backups
node do c sed -i '2i repo1-retention-diff=1' pgbackrest.conf
sh backrest.sh c expire
