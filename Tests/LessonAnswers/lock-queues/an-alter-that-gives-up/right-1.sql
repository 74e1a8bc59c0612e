-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
set lock_timeout to 500;
ALTER TABLE orders ADD COLUMN note text;
-- A:
SELECT count(*) FROM orders;
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
