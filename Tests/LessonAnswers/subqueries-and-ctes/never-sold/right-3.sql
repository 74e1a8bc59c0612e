SELECT b.title
FROM books AS b
LEFT JOIN order_items AS i ON i.book_id = b.id
WHERE i.book_id IS NULL
ORDER BY b.title ASC;
