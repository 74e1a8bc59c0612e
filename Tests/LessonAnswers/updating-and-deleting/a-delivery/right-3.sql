BEGIN;
UPDATE stock SET copies = 5 + copies WHERE book_id = 14;
SELECT * FROM stock WHERE book_id = 14;
COMMIT;
