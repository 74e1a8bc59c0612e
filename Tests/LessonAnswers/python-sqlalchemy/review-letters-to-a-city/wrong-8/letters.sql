SELECT c.name, count(*)
FROM customers AS c, orders AS o
WHERE o.customer_id = c.id AND c.city = :'city'
GROUP BY c.id, c.name
UNION
SELECT name, 0 FROM customers WHERE city = :'city'
ORDER BY 2, 1;
