SELECT c.name
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE c.city = :'city'
GROUP BY c.id, c.name
ORDER BY count(o.id), c.name;
