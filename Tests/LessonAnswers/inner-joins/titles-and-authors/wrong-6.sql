SELECT b.title, a.name
FROM books AS b
JOIN authors AS a ON a.id = b.author_id
ORDER BY b.title DESC;
