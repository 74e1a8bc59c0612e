SELECT title, pages
FROM books
WHERE pages > 331
ORDER BY pages DESC, title;
