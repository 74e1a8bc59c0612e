SELECT o.id, o.ordered_on, i.quantity
FROM books AS b
JOIN order_items AS i ON i.book_id = b.id
JOIN orders AS o ON o.id = i.order_id
WHERE b.title = 'Unruly'
ORDER BY o.ordered_on;
