SELECT title
FROM books
WHERE id NOT IN (SELECT order_id FROM order_items)
ORDER BY title;
