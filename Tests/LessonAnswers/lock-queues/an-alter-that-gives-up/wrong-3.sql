-- A:
SET lock_timeout = '500ms';
BEGIN;
SELECT count(*) FROM orders;
-- B:
ALTER TABLE orders ADD COLUMN note text;
-- A:
COMMIT;
-- B:
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
