SELECT b.title, (SELECT a.name FROM authors a WHERE a.id = b.author_id) AS name
FROM books b
WHERE b.author_id IS NOT NULL
ORDER BY b.title;
