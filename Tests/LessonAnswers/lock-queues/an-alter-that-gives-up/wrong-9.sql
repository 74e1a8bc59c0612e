-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SET lock_timeout = '500ms';
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
RESET lock_timeout;
-- A:
COMMIT;
