SELECT title
FROM books AS b
WHERE NOT EXISTS (SELECT * FROM order_items WHERE book_id = b.id)
ORDER BY title;
