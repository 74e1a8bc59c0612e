UPDATE books
SET price = price * 1.1;
