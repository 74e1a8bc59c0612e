SELECT title, pages
FROM books
WHERE pages > 1000 OR pages < 200
ORDER BY 2, 1;
