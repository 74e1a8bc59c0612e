# pg_settings has the same values.
cat > due.sql <<'END'
WITH k AS (SELECT max(setting::float8) FILTER (WHERE name = 'autovacuum_vacuum_threshold') AS base,
  max(setting::float8) FILTER (WHERE name = 'autovacuum_vacuum_scale_factor') AS scale FROM pg_settings)
SELECT relname, n_dead_tup, base + scale * reltuples AS due_after, n_dead_tup > base + scale * reltuples AS due
FROM k, pg_stat_user_tables JOIN pg_class USING (relname)
WHERE schemaname = 'public' AND relnamespace = 'public'::regnamespace ORDER BY relname;
END
psql service=a -f due.sql
psql service=c -f due.sql
