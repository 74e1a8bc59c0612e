SELECT c.name, count(o.id) AS orders
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE c.city = :'city'
GROUP BY c.id, c.name
ORDER BY c.name;
