SELECT title, price
FROM books
WHERE price IN (7.50, 8.99, 9.50, 9.99);
