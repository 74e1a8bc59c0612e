# Two incremental backups, and the whole reference list of the later one
push="pgbackrest --config=$b_DIR/pgbackrest.conf --stanza=shop archive-push %p"
psql service=b -c "ALTER SYSTEM SET archive_command = '$push'" -c "SELECT pg_reload_conf()"
sh backrest.sh b stanza-create
sh backrest.sh b backup; sh backrest.sh b backup
psql service=b -qc "INSERT INTO orders (ordered_on) VALUES ('2026-01-02')"
sh backrest.sh b backup
sh backrest.sh b info | sed -n 's/.*reference list: //p' | tail -n 1 > needs.txt
