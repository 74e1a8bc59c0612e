# The settings of ANALYZE.
cat > due.sql <<'END'
SELECT s.relname, n_dead_tup, current_setting('autovacuum_analyze_threshold')::real + current_setting('autovacuum_analyze_scale_factor')::real * reltuples,
  n_dead_tup > current_setting('autovacuum_analyze_threshold')::real + current_setting('autovacuum_analyze_scale_factor')::real * reltuples
FROM pg_stat_user_tables AS s JOIN pg_class AS c ON c.oid = s.relid WHERE schemaname = 'public' ORDER BY 1;
END
