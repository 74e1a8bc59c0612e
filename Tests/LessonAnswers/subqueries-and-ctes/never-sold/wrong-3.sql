SELECT title
FROM books
WHERE id NOT IN (SELECT i.book_id FROM order_items AS i
                 JOIN orders AS o ON o.id = i.order_id
                 WHERE o.status <> 'cancelled')
ORDER BY title;
