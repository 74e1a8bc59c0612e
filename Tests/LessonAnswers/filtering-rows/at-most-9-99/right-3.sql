SELECT b.title, b.price
FROM books b
WHERE b.price BETWEEN 0 AND 9.99;
