UPDATE books SET price = 9.49 WHERE id = 20;
BEGIN;
SAVEPOINT before_mistake;
UPDATE books SET price = 0;
ROLLBACK;
