SELECT b.title
FROM books AS b
LEFT JOIN stock AS s ON s.book_id = b.id
WHERE coalesce(s.copies, 0) = 0
ORDER BY title;
