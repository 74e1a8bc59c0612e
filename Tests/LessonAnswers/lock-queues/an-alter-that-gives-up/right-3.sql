-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
BEGIN;
SET LOCAL lock_timeout = '400ms';
ALTER TABLE orders ADD COLUMN note text;
-- A:
COMMIT;
-- B:
ROLLBACK;
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
