-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SET lock_timeout = '10s';
ALTER TABLE orders ADD COLUMN note text;
-- A:
SELECT count(*) FROM orders;
COMMIT;
-- B:
SELECT count(note) FROM orders;
