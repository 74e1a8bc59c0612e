SELECT title FROM books AS b
WHERE NOT EXISTS (SELECT * FROM reviews WHERE book_id = b.id)
ORDER BY 1;
