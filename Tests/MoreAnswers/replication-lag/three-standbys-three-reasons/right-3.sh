end=$(psql service=a -Atc "SELECT pg_current_wal_lsn()")
for name in b c d; do
  psql service=$name -Atc "SELECT '$name ' || CASE
    WHEN pg_last_wal_receive_lsn() < '$end'
      THEN 'on_the_way'
    WHEN pg_last_wal_replay_lsn() < '$end'
      THEN 'not_replayed'
    ELSE 'none' END" 2> /dev/null || echo "$name off"
done > places.txt
