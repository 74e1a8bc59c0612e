BEGIN;
SAVEPOINT half;
UPDATE books SET price = 9.49 WHERE id = 20;
UPDATE books SET price = 0;
ROLLBACK TO half;
COMMIT;
