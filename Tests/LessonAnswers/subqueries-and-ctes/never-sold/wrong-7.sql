SELECT title
FROM books
WHERE id NOT IN (SELECT book_id FROM order_items)
ORDER BY title DESC;
