SELECT title, pages
FROM books
WHERE pages <= 200 OR pages >= 1000
ORDER BY pages, title;
