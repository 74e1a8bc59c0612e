SELECT c.name, b.title
FROM reviews AS r
JOIN customers AS c ON c.id = r.customer_id
JOIN books AS b ON b.id = r.book_id
LEFT JOIN orders AS o ON o.customer_id = c.id
LEFT JOIN order_items AS i ON i.order_id = o.id AND i.book_id = b.id
WHERE i.book_id IS NULL
ORDER BY c.name, b.title;
