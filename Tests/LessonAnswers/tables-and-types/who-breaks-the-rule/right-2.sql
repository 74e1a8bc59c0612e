SELECT title, pages
FROM books
WHERE NOT (pages BETWEEN 200 AND 1000)
ORDER BY pages ASC, title ASC;
