SELECT title, pages
FROM (SELECT title, pages, avg(pages) OVER () AS mean FROM books) AS t
WHERE pages > mean
ORDER BY pages DESC, title ASC;
