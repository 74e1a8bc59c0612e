psql service=a -XAt -F ' ' -c "SELECT slot_name, CASE WHEN NOT active THEN 'off' WHEN replay_lsn < pg_current_wal_lsn() THEN 'not_replayed' ELSE 'none' END
  FROM pg_replication_slots LEFT JOIN pg_stat_replication ON application_name = slot_name" > places.txt
