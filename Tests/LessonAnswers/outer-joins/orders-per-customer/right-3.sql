SELECT name,
       (SELECT count(*) FROM orders AS o
        WHERE o.customer_id = c.id AND o.status IN ('open', 'shipped')) AS orders
FROM customers AS c
ORDER BY orders DESC, name;
