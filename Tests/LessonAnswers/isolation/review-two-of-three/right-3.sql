BEGIN;
SAVEPOINT start;
UPDATE stock SET reorder_at = 1;
ROLLBACK TO start;
UPDATE stock SET copies = copies + 6 WHERE book_id = 8;
UPDATE books SET price = 11.49 WHERE id = 8;
COMMIT;
