SELECT title, price
FROM books
WHERE price IS NOT NULL
ORDER BY price ASC, title ASC
OFFSET 2 * 5 LIMIT 5;
