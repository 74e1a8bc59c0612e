SELECT b.title, b.price
FROM books AS b
ORDER BY b.price NULLS LAST, b.title
LIMIT 5 OFFSET 10;
