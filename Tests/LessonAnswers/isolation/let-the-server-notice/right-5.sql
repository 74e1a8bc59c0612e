-- A:
BEGIN;
SELECT copies FROM stock WHERE book_id = 13;
-- B:
SET default_transaction_isolation = 'repeatable read';
BEGIN;
SELECT copies FROM stock WHERE book_id = 13;
-- A:
UPDATE stock SET copies = 7 WHERE book_id = 13;
COMMIT;
-- B:
UPDATE stock SET copies = 7 WHERE book_id = 13;
ROLLBACK;
