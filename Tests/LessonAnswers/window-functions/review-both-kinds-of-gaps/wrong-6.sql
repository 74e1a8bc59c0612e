SELECT b.title
FROM books AS b
JOIN stock AS s ON s.book_id = b.id
WHERE s.copies = 0;
