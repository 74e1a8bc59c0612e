-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
BEGIN;
LOCK TABLE orders NOWAIT;
ROLLBACK;
-- A:
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
