-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
BEGIN;
SELECT set_config('lock_timeout', '600ms', true);
ALTER TABLE orders ADD COLUMN note text;
ROLLBACK;
-- A:
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
