SELECT title, pages
FROM books
WHERE genre = 'novel'
ORDER BY pages DESC, title;
