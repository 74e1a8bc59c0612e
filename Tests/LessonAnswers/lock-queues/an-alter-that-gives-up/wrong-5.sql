-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE orders ADD COLUMN note text;
ROLLBACK;
-- A:
COMMIT;
-- B:
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
