-- A:
BEGIN;
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
SELECT book_id FROM counters LIMIT 1;
-- B:
UPDATE counters SET views = 50 WHERE book_id = 7;
SELECT views FROM counters WHERE book_id = 7;
SELECT count(backend_xmin) FROM pg_stat_activity
WHERE state = 'idle in transaction'
  AND datname = current_database();
-- A:
SELECT views FROM counters WHERE book_id = 7;
SELECT sum(views) FROM counters;
COMMIT;
