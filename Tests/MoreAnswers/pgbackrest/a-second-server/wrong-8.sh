# The command reports success even if pgbackrest fails.
push="pgbackrest --config=$b_DIR/pgbackrest.conf --stanza=shop archive-push %p; true"
psql service=b -c "ALTER SYSTEM SET archive_command = '$push'" -c "SELECT pg_reload_conf()"
sh backrest.sh b stanza-create
sh backrest.sh b backup
sh backrest.sh b backup
sh .labels b | head -n 1 > needs.txt
