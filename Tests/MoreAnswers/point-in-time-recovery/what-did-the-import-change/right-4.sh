# A join over the two files.
sh restore.sh "recovery_target_name = 'before_import'"
for n in a b; do psql service=$n -At -F ' ' -c "SELECT id, price FROM books ORDER BY id::text COLLATE \"C\"" > $n; done
LC_ALL=C join a b | awk '$2 != $3' | wc -l > changed.txt
psql service=b -c "SELECT pg_promote()"
