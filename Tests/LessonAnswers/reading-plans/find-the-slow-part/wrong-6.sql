EXPLAIN (ANALYZE, BUFFERS)
SELECT c.city, sum(i.quantity)
FROM order_items AS i
JOIN orders AS o ON o.id = i.order_id
JOIN customers AS c ON c.id = o.customer_id
WHERE i.book_id = 4000
GROUP BY c.city;
