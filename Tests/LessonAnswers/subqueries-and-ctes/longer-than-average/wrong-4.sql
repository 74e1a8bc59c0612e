SELECT title, pages
FROM books
WHERE pages > (SELECT avg(pages) FROM books)
ORDER BY pages, title;
