-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SET lock_timeout = '500ms';
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
RESET lock_timeout;
-- A:
COMMIT;
-- B:
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
ROLLBACK;
SELECT count(*) FROM orders;
SELECT milliseconds FROM wait_limit;
