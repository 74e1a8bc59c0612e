SELECT a.name, b.title
FROM books AS b
JOIN authors AS a ON a.id = b.author_id
ORDER BY b.title;
