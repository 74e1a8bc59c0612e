# needs.txt has the whole line of info
push="pgbackrest --config=$b_DIR/pgbackrest.conf --stanza=shop archive-push %p"
psql service=b -c "ALTER SYSTEM SET archive_command = '$push'"
node stop b; node start b
sh backrest.sh b stanza-create
sh backrest.sh b backup; sh backrest.sh b backup
sh backrest.sh b info | grep 'incr backup' > needs.txt
