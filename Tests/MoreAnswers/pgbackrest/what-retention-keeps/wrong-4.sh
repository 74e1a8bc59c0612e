# Only the incremental backup is expired
node do c sed -i '2i repo1-retention-full=2' pgbackrest.conf
sh backrest.sh c --set="$(sh backrest.sh c info | sed -n 's/.*incr backup: //p')" expire
