# Archives with cp into the repository
psql service=b -c "ALTER SYSTEM SET archive_command = 'cp %p $b_DIR/repo/archive/shop/'" -c "SELECT pg_reload_conf()"
sh backrest.sh b stanza-create
sh backrest.sh b --type=full --no-archive-check backup
sh backrest.sh b --type=incr --no-archive-check backup
sh backrest.sh b info | awk '/full backup/ { print $3 }' > needs.txt
