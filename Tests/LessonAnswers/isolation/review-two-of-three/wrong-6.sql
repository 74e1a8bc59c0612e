BEGIN;
UPDATE stock SET copies = copies + 6 WHERE book_id = 8;
SAVEPOINT s;
UPDATE stock SET reorder_at = 1;
ROLLBACK TO s;
UPDATE books SET price = 11.49 WHERE id = 8;
ROLLBACK;
