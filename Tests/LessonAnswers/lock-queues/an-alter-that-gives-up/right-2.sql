-- A:
BEGIN;
SELECT count(*) FROM orders;
-- B:
SET lock_timeout = '0.5s';
ALTER TABLE orders ADD COLUMN note text;
RESET lock_timeout;
-- A:
COMMIT;
-- B:
alter table orders add note text;
SELECT count(note) FROM orders;
SELECT milliseconds FROM wait_limit;
