SELECT genre, title, pages
FROM books
WHERE pages IS NOT NULL
ORDER BY genre, pages DESC, title
LIMIT 2;
