# The stanza first, a restart in place of a reload, and more backups than asked for
sh backrest.sh b stanza-create
echo "archive_command = 'pgbackrest --config=$b_DIR/pgbackrest.conf --stanza=shop archive-push %p'" | node do b sh -c 'cat >> data/postgresql.auto.conf'
node stop b; node start b
sh backrest.sh b check && sh backrest.sh b backup && sh backrest.sh b --type=diff backup && sh backrest.sh b --type=incr backup
sh backrest.sh b info | sed -n 's/.*reference list: \(.*\)/\1/p' | tail -n 1 | cut -d, -f1 > needs.txt
