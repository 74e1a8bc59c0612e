# Joined by name, and the schema archive has a table desks, too.
cat > due.sql <<'END2'
SELECT relname, n_dead_tup, current_setting('autovacuum_vacuum_threshold')::real + current_setting('autovacuum_vacuum_scale_factor')::real * reltuples,
  n_dead_tup > current_setting('autovacuum_vacuum_threshold')::real + current_setting('autovacuum_vacuum_scale_factor')::real * reltuples
FROM pg_stat_user_tables JOIN pg_class USING (relname) WHERE schemaname = 'public' ORDER BY 1;
END2
