# Each row contains its command, and \gexec runs the oldest one's.
sh night.sh
psql service=a <<'END2'
SELECT command FROM (
  SELECT format('SELECT pg_terminate_backend(%s)', pid) AS command, greatest(age(backend_xid), age(backend_xmin)) AS age
  FROM pg_stat_activity WHERE pid <> pg_backend_pid()
    AND (datname = current_database() OR datname IS NULL) AND pid NOT IN (SELECT pid FROM pg_stat_progress_vacuum)
  UNION ALL
  SELECT format('%s PREPARED %L', upper(decision), gid), age(transaction)
  FROM pg_prepared_xacts JOIN decisions USING (gid) WHERE database = current_database() AND decision IN ('commit', 'rollback')
  UNION ALL
  SELECT format('SELECT pg_drop_replication_slot(%L)', slot_name), age(xmin) FROM pg_replication_slots) AS holders
ORDER BY age DESC NULLS LAST LIMIT 1 \gexec
END2
