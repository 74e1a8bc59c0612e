SELECT title, pages
FROM books
WHERE pages NOT BETWEEN 200 AND 1000
ORDER BY pages DESC, title;
