-- A:
BEGIN;
SELECT copies FROM stock WHERE book_id = 13;
-- B:
BEGIN;
SELECT copies FROM stock WHERE book_id = 13;
-- A:
UPDATE stock SET copies = 7 WHERE book_id = 13;
COMMIT;
UPDATE stock SET copies = copies - 1 WHERE book_id = 13;
-- B:
UPDATE stock SET copies = 6 WHERE book_id = 13;
COMMIT;
