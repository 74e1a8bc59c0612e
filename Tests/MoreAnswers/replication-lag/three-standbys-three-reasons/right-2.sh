psql service=a -XAt -F ' ' -c "
  SELECT name, CASE WHEN pg_current_wal_lsn() - flush_lsn > 0 THEN 'on_the_way'
                    WHEN flush_lsn - replay_lsn > 0 THEN 'not_replayed'
                    WHEN pid > 0 THEN 'none' ELSE 'off' END
  FROM (VALUES ('d'), ('c'), ('b')) AS n(name) LEFT JOIN pg_stat_replication ON application_name = name" > places.txt
