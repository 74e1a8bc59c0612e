SELECT b.title, a.name
FROM books b, authors a
WHERE a.id = b.author_id
ORDER BY b.title;
