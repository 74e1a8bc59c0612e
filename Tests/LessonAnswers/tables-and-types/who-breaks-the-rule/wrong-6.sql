SELECT title, pages
FROM books
WHERE pages < 200 AND pages > 1000
ORDER BY pages, title;
