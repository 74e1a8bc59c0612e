SELECT b.title, a.name
FROM authors AS a
INNER JOIN books AS b ON b.author_id = a.id
ORDER BY b.title;
