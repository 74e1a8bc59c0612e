SELECT title, pages FROM books WHERE pages < 200
UNION ALL
SELECT title, pages FROM books WHERE pages > 1000
ORDER BY pages, title;
