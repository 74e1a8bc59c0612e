WITH good AS (SELECT * FROM orders WHERE status <> 'cancelled')
SELECT c.name, count(g.id) AS orders
FROM customers AS c
LEFT JOIN good AS g ON g.customer_id = c.id
GROUP BY c.id, c.name
ORDER BY orders DESC, name;
