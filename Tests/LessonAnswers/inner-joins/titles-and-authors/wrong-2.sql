SELECT b.title, b.author_id
FROM books AS b
WHERE b.author_id IS NOT NULL
ORDER BY b.title;
