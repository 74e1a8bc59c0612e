SELECT c.name, b.title
FROM reviews AS r
JOIN customers AS c ON c.id = r.customer_id
JOIN books AS b ON b.id = r.book_id
WHERE b.id NOT IN (SELECT i.book_id
                   FROM order_items AS i
                   JOIN orders AS o ON o.id = i.order_id
                   WHERE o.customer_id = c.id)
ORDER BY c.name, b.title;
