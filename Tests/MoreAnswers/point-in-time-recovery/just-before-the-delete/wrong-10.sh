sh restore.sh "recovery_target = 'immediate'"
psql service=b -c "SELECT pg_wal_replay_resume()"
wait_for 20 b role primary
