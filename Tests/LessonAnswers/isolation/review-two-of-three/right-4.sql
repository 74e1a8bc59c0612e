START TRANSACTION;
UPDATE stock SET copies = copies + 6 WHERE book_id = 8;
SAVEPOINT "the place";
UPDATE stock SET reorder_at = 1;
ROLLBACK TO "the place";
RELEASE "the place";
UPDATE books SET price = 11.49 WHERE id = 8;
END;
