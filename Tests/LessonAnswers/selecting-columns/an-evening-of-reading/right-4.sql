SELECT title, round(pages * 0.025, 1) || ' h'
FROM books
ORDER BY pages;
