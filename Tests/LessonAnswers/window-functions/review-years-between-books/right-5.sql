SELECT a.name, b.title, b.published, b.published - p.published
FROM books b JOIN authors a ON a.id = b.author_id
JOIN books p ON p.author_id = b.author_id AND p.published < b.published
WHERE NOT EXISTS (SELECT FROM books q WHERE q.author_id = b.author_id AND q.published > p.published AND q.published < b.published)
ORDER BY a.name, b.published;
