# Removes all backups
node do c sed -i '2i repo1-retention-full=1' pgbackrest.conf
sh backrest.sh c stop; node stop c; sh backrest.sh c stanza-delete --force; sh backrest.sh c start; node start c
