# $DIR is empty in this shell, and the learner goes on
psql service=b -c "ALTER SYSTEM SET archive_command = 'pgbackrest --config=$DIR/pgbackrest.conf --stanza=shop archive-push %p'" -c "SELECT pg_reload_conf()"
sh backrest.sh b stanza-create
