SELECT title, price
FROM books
WHERE price IS NOT NULL
ORDER BY price DESC, title
LIMIT 5 OFFSET 10;
