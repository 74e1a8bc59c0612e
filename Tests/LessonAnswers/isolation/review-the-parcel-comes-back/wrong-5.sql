BEGIN;
DELETE FROM orders WHERE id = 39;
UPDATE stock SET copies = copies + 3 WHERE book_id = 9;
UPDATE stock SET copies = copies + 1 WHERE book_id = 25;
COMMIT;
