SELECT title
FROM books AS b
WHERE NOT EXISTS (SELECT 1 FROM order_items WHERE book_id = b.id)
   OR EXISTS (SELECT 1 FROM stock WHERE book_id = b.id AND copies = 0)
ORDER BY title;
