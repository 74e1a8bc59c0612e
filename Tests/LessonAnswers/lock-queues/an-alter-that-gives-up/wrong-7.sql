-- A:
BEGIN;
SELECT count(*) FROM orders;
-- A:
SELECT count(*) FROM orders;
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
