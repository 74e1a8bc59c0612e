# A column too many
psql service=a -Atc "
  SELECT query, calls, total_exec_time
  FROM pg_stat_statements
  ORDER BY total_exec_time DESC
  LIMIT 3"
