SELECT title, pages
FROM books
WHERE price > (SELECT avg(price) FROM books)
ORDER BY pages DESC, title;
