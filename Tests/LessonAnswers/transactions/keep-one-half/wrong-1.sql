BEGIN;
UPDATE books SET price = 9.49 WHERE id = 20;
SAVEPOINT half;
UPDATE books SET price = 0;
COMMIT;
