BEGIN;
UPDATE books SET price = 9.49 WHERE id = 20;
UPDATE books SET price = 0;
SAVEPOINT half;
ROLLBACK TO half;
COMMIT;
