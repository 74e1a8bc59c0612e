-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SET lock_timeout = '10s';
ALTER TABLE orders ADD COLUMN note text;
RESET lock_timeout;
-- A:
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
