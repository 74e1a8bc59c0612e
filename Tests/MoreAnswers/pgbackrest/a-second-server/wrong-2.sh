# A differential backup in place of an incremental one
push="pgbackrest --config=$b_DIR/pgbackrest.conf --stanza=shop archive-push %p"
psql service=b -c "ALTER SYSTEM SET archive_command = '$push'" -c "SELECT pg_reload_conf()"
sh backrest.sh b stanza-create
sh backrest.sh b --type=full backup
sh backrest.sh b --type=diff backup
sh backrest.sh b info | awk '/full backup/ { print $3 }' > needs.txt
