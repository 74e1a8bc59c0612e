SELECT title, pages
FROM books
WHERE (pages BETWEEN 200 AND 1000) IS NOT TRUE
ORDER BY pages, title;
