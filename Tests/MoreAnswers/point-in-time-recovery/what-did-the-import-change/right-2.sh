sh restore.sh "recovery_target_name = before_import"
changed=0
for id in $(psql service=b -Atc "SELECT id FROM books"); do
  query="SELECT price FROM books WHERE id = $id"
  [ "$(psql service=a -Atc "$query")" = "$(psql service=b -Atc "$query")" ] || changed=$((changed + 1))
done
echo $changed > changed.txt
psql service=b -c "SELECT pg_wal_replay_resume()"
