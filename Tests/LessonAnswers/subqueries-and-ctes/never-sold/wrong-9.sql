SELECT title
FROM books
WHERE id NOT IN (SELECT id FROM order_items)
ORDER BY title;
