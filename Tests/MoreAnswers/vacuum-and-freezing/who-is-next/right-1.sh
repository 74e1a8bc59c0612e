cat > due.sql <<'END'
SELECT c.relname, s.n_dead_tup, l.due_after,
  s.n_dead_tup > l.due_after
FROM pg_class AS c
JOIN pg_stat_user_tables AS s ON s.relid = c.oid,
LATERAL (SELECT current_setting('autovacuum_vacuum_threshold')::numeric
  + c.reltuples::numeric * current_setting('autovacuum_vacuum_scale_factor')::numeric AS due_after) AS l
WHERE c.relnamespace = 'public'::regnamespace
ORDER BY 1
END
