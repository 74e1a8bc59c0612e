# A new full backup expires both older ones, and an incremental one follows
node do c sh -c 'sed -i "s/^log-level-file=off/&\nrepo1-retention-full=1/" pgbackrest.conf'
sh backrest.sh c --type=full backup
sh backrest.sh c --type=incr backup
