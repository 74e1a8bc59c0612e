SELECT DISTINCT c.name
FROM reviews AS r
JOIN customers AS c ON c.id = r.customer_id
WHERE NOT EXISTS (
    SELECT 1
    FROM orders AS o
    JOIN order_items AS i ON i.order_id = o.id
    WHERE o.customer_id = r.customer_id
      AND i.book_id = r.book_id)
ORDER BY c.name;
