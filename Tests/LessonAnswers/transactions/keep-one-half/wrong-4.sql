UPDATE books SET price = 9.49 WHERE id = 20;
