-- A:
BEGIN;
UPDATE stock SET copies = copies - 1 WHERE book_id = 3;
-- B:
BEGIN;
UPDATE stock SET copies = copies - CASE WHEN book_id = 3 THEN 2 ELSE 1 END
WHERE book_id IN (3, 16);
-- A:
UPDATE stock SET copies = copies - 1
WHERE book_id = 16;
COMMIT;
SELECT book_id, copies FROM stock
WHERE book_id IN (3, 16) ORDER BY book_id;
-- B:
COMMIT;
