SELECT title, price
FROM books
WHERE price IS NOT NULL
ORDER BY price, title
LIMIT 5 OFFSET 11;
