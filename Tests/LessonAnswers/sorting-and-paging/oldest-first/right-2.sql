SELECT title, published
FROM books
WHERE published > 0
ORDER BY published ASC, title ASC;
