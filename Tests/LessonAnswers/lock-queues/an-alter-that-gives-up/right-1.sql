-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
set lock_timeout to 500;
ALTER TABLE orders ADD COLUMN note text;
set lock_timeout to default;
-- A:
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
