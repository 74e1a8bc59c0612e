BEGIN;
UPDATE stock SET copies = copies + 10 WHERE book_id = 2;
SAVEPOINT gifts;
UPDATE stock SET copies = 0;
ROLLBACK TO gifts;
COMMIT;
