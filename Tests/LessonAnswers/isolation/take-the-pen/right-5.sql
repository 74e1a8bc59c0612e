-- A:
BEGIN;
SELECT copies FROM stock WHERE book_id = 13 FOR NO KEY UPDATE;
-- B:
BEGIN;
SELECT copies FROM stock WHERE book_id = 13 FOR NO KEY UPDATE;
-- A:
UPDATE stock SET copies = 7 WHERE book_id = 13;
COMMIT;
-- B:
UPDATE stock SET copies = 6 WHERE book_id = 13;
COMMIT;
