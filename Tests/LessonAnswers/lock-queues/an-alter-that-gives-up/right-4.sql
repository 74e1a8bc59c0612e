-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SELECT set_config('lock_timeout', '600ms', false);
ALTER TABLE orders ADD COLUMN note text;
-- A:
SELECT count(*) FROM orders;
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
