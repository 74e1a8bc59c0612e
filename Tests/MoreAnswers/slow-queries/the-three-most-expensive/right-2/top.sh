# A CTE from standard input, with the column's position.
psql service=a --no-align --tuples-only <<'SQL'
WITH s AS (SELECT query, calls, total_exec_time AS t FROM pg_stat_statements)
SELECT query, calls FROM s ORDER BY s.t DESC OFFSET 0 LIMIT 3;
SQL
