SELECT title, price
FROM books
WHERE price BETWEEN 8 AND 9.99;
