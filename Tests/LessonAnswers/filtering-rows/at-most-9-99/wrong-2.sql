SELECT title
FROM books
WHERE price <= 9.99;
