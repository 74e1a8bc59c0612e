SELECT c.name, count(o.customer_id) AS orders
FROM orders AS o
RIGHT JOIN customers AS c
        ON c.id = o.customer_id AND NOT o.status = 'cancelled'
GROUP BY c.name, c.id
ORDER BY count(o.customer_id) DESC, c.name ASC;
