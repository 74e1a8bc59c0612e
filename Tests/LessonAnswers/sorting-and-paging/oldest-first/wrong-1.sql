SELECT title, published
FROM books
ORDER BY published, title;
