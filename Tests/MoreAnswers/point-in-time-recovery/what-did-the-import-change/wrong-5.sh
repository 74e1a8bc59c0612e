sh restore.sh "recovery_target_name = 'before_import'"
psql service=b -Atc "SELECT count(*) FROM books" > changed.txt
psql service=b -c "SELECT pg_wal_replay_resume()"
