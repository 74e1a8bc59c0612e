node thaw lb lc ld
node start b c d
for name in b c d; do psql service=$name -c "SELECT pg_wal_replay_resume()"; done
sh replayed b c d
printf '%s none\n' b c d > places.txt
