-- A:
BEGIN;
SELECT s.copies FROM stock AS s WHERE s.book_id = 13 FOR UPDATE;
-- B:
BEGIN;
SELECT s.copies FROM stock AS s WHERE s.book_id = 13 FOR UPDATE;
-- A:
UPDATE stock SET copies = 8 - 1 WHERE book_id = 13;
-- A:
COMMIT;
UPDATE stock SET copies = copies - 1 WHERE book_id = 13;
-- B:
UPDATE stock SET copies = 7 - 1 WHERE book_id = 13;
COMMIT;
