SELECT title, pages
FROM books
WHERE pages NOT BETWEEN 200 AND 1000
   OR pages IS NULL
ORDER BY pages, title;
