# row_number, and the share of the total.
psql service=a -Atc "
WITH shares AS (
  SELECT query, calls, total_exec_time / sum(total_exec_time) OVER () AS share FROM pg_stat_statements)
SELECT query, calls FROM (SELECT *, row_number() OVER (ORDER BY share DESC) AS n FROM shares) AS s
WHERE n < 4 ORDER BY n"
