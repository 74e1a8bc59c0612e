SELECT title, pages
FROM books
WHERE pages > (SELECT pages FROM books)
ORDER BY pages DESC, title;
