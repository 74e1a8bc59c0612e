SELECT *
FROM (
    SELECT c.name AS name, count(*) AS n,
           round(avg((SELECT sum(quantity * unit_price) FROM order_items
                      WHERE order_id = o.id)), 2) AS average
    FROM customers AS c, orders AS o
    WHERE o.customer_id = c.id AND NOT o.status = 'cancelled'
    GROUP BY c.id, c.name
) AS t
WHERE n >= 3
ORDER BY average DESC, name;
