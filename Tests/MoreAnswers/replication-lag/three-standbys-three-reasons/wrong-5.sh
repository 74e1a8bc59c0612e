psql service=a -XAt -F ' ' -c "SELECT slot_name, CASE WHEN NOT active THEN 'off' WHEN replay_lag < '1 s' OR replay_lag IS NULL THEN 'none' ELSE 'not_replayed' END
  FROM pg_replication_slots LEFT JOIN pg_stat_replication ON application_name = slot_name" > places.txt
