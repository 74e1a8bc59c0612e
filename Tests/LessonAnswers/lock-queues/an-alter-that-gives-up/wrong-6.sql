-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
BEGIN;
LOCK TABLE orders NOWAIT;
ROLLBACK;
-- A:
SELECT count(*) FROM orders;
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
