SELECT title, published
FROM books
WHERE published IS NULL
ORDER BY published, title;
