SELECT title
FROM books
WHERE NOT EXISTS (SELECT 1 FROM order_items WHERE book_id = id)
ORDER BY title;
