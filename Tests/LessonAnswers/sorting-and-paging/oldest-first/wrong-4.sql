SELECT title
FROM books
WHERE published IS NOT NULL
ORDER BY published, title;
