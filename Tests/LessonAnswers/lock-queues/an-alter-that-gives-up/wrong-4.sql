-- A:
BEGIN;
SELECT count(*) FROM orders;
COMMIT;
-- B:
SET lock_timeout = '500ms';
ALTER TABLE orders ADD COLUMN note text;
-- A:
SELECT count(*) FROM orders;
-- B:
SELECT count(note) FROM orders;
