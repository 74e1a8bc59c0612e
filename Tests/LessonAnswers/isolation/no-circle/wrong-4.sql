-- A:
BEGIN;
UPDATE stock SET copies = copies - 1 WHERE book_id = 3;
UPDATE stock SET copies = copies - 1 WHERE book_id = 16;
COMMIT;
SELECT book_id, copies FROM stock
WHERE book_id IN (3, 16) ORDER BY book_id;
-- B:
BEGIN;
UPDATE stock SET copies = copies - 2 WHERE book_id = 3;
UPDATE stock SET copies = copies - 1 WHERE book_id = 16;
COMMIT;
