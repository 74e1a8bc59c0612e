# n_live_tup counts the rows added since the last ANALYZE.
cat > due.sql <<'END'
SELECT relname, n_dead_tup, current_setting('autovacuum_vacuum_threshold')::real + current_setting('autovacuum_vacuum_scale_factor')::real * n_live_tup,
  n_dead_tup > current_setting('autovacuum_vacuum_threshold')::real + current_setting('autovacuum_vacuum_scale_factor')::real * n_live_tup
FROM pg_stat_user_tables WHERE schemaname = 'public' ORDER BY 1;
END
