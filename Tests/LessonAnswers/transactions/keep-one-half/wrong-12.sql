BEGIN;
UPDATE books SET price = 9.49 WHERE id = 20;
COMMIT;
BEGIN;
SAVEPOINT before_mistake;
UPDATE books SET price = 0;
ROLLBACK TO before_mistake;
COMMIT;
