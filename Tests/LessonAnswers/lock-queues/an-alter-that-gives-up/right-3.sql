-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
BEGIN;
SET LOCAL lock_timeout = '400ms';
ALTER TABLE orders ADD COLUMN note text;
-- A:
SELECT count(*) FROM orders;
COMMIT;
-- B:
ROLLBACK;
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
SELECT count(note) FROM orders;
