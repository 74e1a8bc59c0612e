sh restore.sh "recovery_target_name = 'after_import'"
for n in a b; do psql service=$n -Atc "SELECT id, price FROM books ORDER BY id" > $n; done
diff a b | grep -c '^<' > changed.txt
psql service=b -c "SELECT pg_wal_replay_resume()"
