-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND datname = current_database();
ALTER TABLE orders ADD COLUMN note text;
-- A:
COMMIT;
-- B:
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
