# The label of the incremental backup itself
push="pgbackrest --config=$b_DIR/pgbackrest.conf --stanza=shop archive-push %p"
psql service=b -c "ALTER SYSTEM SET archive_command = '$push'" -c "SELECT pg_reload_conf()"
sh backrest.sh b stanza-create
sh backrest.sh b --type=full backup
sh backrest.sh b --type=incr backup
sh backrest.sh b info | awk '/incr backup/ { print $3 }' > needs.txt
