# The defaults, typed in.
cat > due.sql <<'END'
SELECT s.relname, n_dead_tup, 50 + 0.2 * reltuples, n_dead_tup > 50 + 0.2 * reltuples
FROM pg_stat_user_tables AS s JOIN pg_class AS c ON c.oid = s.relid WHERE schemaname = 'public' ORDER BY 1;
END
