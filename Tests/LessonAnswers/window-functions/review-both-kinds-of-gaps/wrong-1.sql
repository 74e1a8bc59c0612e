SELECT b.title
FROM books AS b
LEFT JOIN stock AS s ON s.book_id = b.id
LEFT JOIN order_items AS i ON i.book_id = b.id
WHERE s.copies = 0 OR i.order_id IS NULL
ORDER BY b.title;
