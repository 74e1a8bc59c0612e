SELECT c.name, count(o.id) FILTER (WHERE o.status <> 'cancelled') AS n
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
GROUP BY c.id, c.name
ORDER BY n DESC, c.name;
