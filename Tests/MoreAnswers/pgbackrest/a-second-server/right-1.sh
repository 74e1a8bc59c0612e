# The configuration is named in the environment, and the settings come from a here-document.
psql service=b <<SQL
ALTER SYSTEM SET archive_command TO 'PGBACKREST_CONFIG=$b_DIR/pgbackrest.conf pgbackrest --stanza=shop archive-push "%p"';
SELECT pg_reload_conf();
SQL
node do b sh -c 'PGBACKREST_CONFIG=$DIR/pgbackrest.conf; export PGBACKREST_CONFIG
pgbackrest --stanza=shop stanza-create && pgbackrest --stanza=shop --type=full backup && pgbackrest --stanza=shop --type=incr backup'
sh backrest.sh b info | awk '/full backup/ { print $3 }' > needs.txt
