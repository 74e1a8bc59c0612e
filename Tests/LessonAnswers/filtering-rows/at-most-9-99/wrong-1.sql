SELECT title, price
FROM books
WHERE price <= 10;
