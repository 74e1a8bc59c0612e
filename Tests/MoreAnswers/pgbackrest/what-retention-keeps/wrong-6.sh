# Keeps the full backups of one day
node do c sed -i -e '2i repo1-retention-full=1' -e '2i repo1-retention-full-type=time' pgbackrest.conf
sh backrest.sh c --repo1-retention-full-type=count expire
