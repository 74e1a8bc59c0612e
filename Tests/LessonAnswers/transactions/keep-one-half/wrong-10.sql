BEGIN;
UPDATE books SET price = 9.49 WHERE id = 20;
SAVEPOINT before_mistake;
COMMIT;
