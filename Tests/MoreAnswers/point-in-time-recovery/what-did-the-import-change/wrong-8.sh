# diff's lines were counted, not the books.
sh restore.sh "recovery_target_name = 'before_import'"
for n in a b; do psql service=$n -Atc "SELECT id, price FROM books ORDER BY id" > $n; done
diff a b | wc -l > changed.txt
psql service=b -c "SELECT pg_wal_replay_resume()"
wait_for 20 b role primary
