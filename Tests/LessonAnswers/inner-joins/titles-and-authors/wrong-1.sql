SELECT b.title, a.name
FROM books AS b
LEFT JOIN authors AS a ON a.id = b.author_id
ORDER BY b.title;
