START TRANSACTION;
UPDATE books SET price = 9.49 WHERE id = 20;
SAVEPOINT a;
UPDATE books SET price = 0;
SELECT count(*) FROM books WHERE price = 0;
ROLLBACK TO a;
SELECT title, price FROM books WHERE id = 20;
END;
