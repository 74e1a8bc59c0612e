SELECT title, pages
FROM books AS b
WHERE pages > (SELECT avg(pages) FROM books AS c WHERE c.genre = b.genre)
ORDER BY pages DESC, title;
