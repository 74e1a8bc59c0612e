SELECT title, pages
FROM books
WHERE genre = 'Novel' AND pages >= 300
ORDER BY pages DESC, title;
