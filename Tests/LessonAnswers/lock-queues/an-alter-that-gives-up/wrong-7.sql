-- A:
BEGIN;
SELECT count(*) FROM orders;
-- A:
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
