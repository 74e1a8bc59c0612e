WITH a AS (SELECT avg(pages) AS mean FROM books)
SELECT title, pages
FROM books, a
WHERE pages > mean
ORDER BY pages DESC, title;
