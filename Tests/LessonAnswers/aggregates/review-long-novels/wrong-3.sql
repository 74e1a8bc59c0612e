SELECT title, pages
FROM books
WHERE genre = 'novel' OR pages >= 300
ORDER BY pages DESC, title;
