SELECT title, published
FROM books
WHERE published IS NOT NULL
ORDER BY published, id;
