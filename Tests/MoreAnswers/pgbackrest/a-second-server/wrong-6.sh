# Archives to a's repository, which has another server's stanza
psql service=b -c "ALTER SYSTEM SET archive_command = 'pgbackrest --config=$a_DIR/pgbackrest.conf --stanza=shop archive-push %p'" -c "SELECT pg_reload_conf()"
sh backrest.sh b stanza-create
sh backrest.sh b --type=full --no-archive-check backup
sh backrest.sh b --type=incr --no-archive-check backup
sh backrest.sh b info | sed -n 's/.*reference list: //p' > needs.txt
