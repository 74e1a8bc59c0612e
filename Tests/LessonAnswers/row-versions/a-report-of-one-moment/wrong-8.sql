-- A:
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT views FROM counters WHERE book_id = 7;
COMMIT;
-- B:
UPDATE counters SET views = 50 WHERE book_id = 7;
SELECT views FROM counters WHERE book_id = 7;
SELECT count(backend_xmin) FROM pg_stat_activity
WHERE state = 'idle in transaction'
  AND datname = current_database();
-- A:
SELECT sum(views) FROM counters;
