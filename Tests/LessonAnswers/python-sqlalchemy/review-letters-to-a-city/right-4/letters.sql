SELECT c.name, sum(CASE WHEN o.id IS NULL THEN 0 ELSE 1 END) AS n
FROM orders AS o
RIGHT JOIN customers AS c ON c.id = o.customer_id
GROUP BY c.id, c.name, c.city
HAVING c.city = :'city'
ORDER BY n, c.name
