SELECT title, pages
FROM books
WHERE pages > (SELECT avg(coalesce(pages, 0)) FROM books)
ORDER BY pages DESC, title;
