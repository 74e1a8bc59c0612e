-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SET lock_timeout = '500ms';
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ADD COLUMN note text;
-- A:
COMMIT;
-- B:
SET lock_timeout = 0;
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
SHOW lock_timeout;
