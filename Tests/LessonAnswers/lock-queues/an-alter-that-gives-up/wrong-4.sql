-- A:
BEGIN;
SELECT count(*) FROM orders;
COMMIT;
-- B:
SET lock_timeout = '500ms';
ALTER TABLE orders ADD COLUMN note text;
RESET lock_timeout;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
