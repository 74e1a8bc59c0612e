-- A:
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT 1;
-- B:
UPDATE counters SET views = 50 WHERE book_id = 7;
SELECT views FROM counters WHERE book_id = 7;
SELECT count(backend_xmin) FROM pg_stat_activity
WHERE state = 'idle in transaction'
  AND datname = current_database();
-- A:
SELECT 49 AS views;
SELECT 24500 AS sum;
COMMIT;
