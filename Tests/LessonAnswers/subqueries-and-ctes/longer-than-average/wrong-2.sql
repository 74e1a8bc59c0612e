SELECT title, pages
FROM books
WHERE pages > avg(pages)
ORDER BY pages DESC, title;
