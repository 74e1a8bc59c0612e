-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SET statement_timeout = '500ms';
ALTER TABLE orders ADD COLUMN note text;
SET statement_timeout = 0;
-- A:
COMMIT;
-- B:
ALTER TABLE orders ADD COLUMN note text;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
