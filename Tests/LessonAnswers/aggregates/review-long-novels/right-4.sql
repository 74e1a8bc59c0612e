SELECT title, pages
FROM books
WHERE genre = 'novel' AND pages BETWEEN 300 AND 100000
ORDER BY -pages, title;
