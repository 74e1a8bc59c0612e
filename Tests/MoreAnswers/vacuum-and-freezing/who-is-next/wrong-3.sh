# Only the tables that are due.
cat > due.sql <<'END'
SELECT s.relname, n_dead_tup, current_setting('autovacuum_vacuum_threshold')::real + current_setting('autovacuum_vacuum_scale_factor')::real * reltuples, true
FROM pg_stat_user_tables AS s JOIN pg_class AS c ON c.oid = s.relid WHERE schemaname = 'public'
AND n_dead_tup > current_setting('autovacuum_vacuum_threshold')::real + current_setting('autovacuum_vacuum_scale_factor')::real * reltuples ORDER BY 1;
END
