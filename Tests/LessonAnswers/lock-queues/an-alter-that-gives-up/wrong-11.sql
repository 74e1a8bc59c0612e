-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SET lock_timeout = '500ms';
ALTER TABLE orders ADD COLUMN note text;
-- A:
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
