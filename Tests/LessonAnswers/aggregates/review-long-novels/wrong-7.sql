SELECT title, pages
FROM books
WHERE genre = 'novel' AND pages >= 300
ORDER BY pages DESC;
