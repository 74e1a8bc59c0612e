BEGIN;
SAVEPOINT first;
UPDATE books SET price = 9.49 WHERE id = 20;
SAVEPOINT second;
UPDATE books SET price = 0;
ROLLBACK TO second;
COMMIT;
