WITH totals AS (
    SELECT order_id, avg(quantity * unit_price) AS worth
    FROM order_items
    GROUP BY order_id
)
SELECT c.name, count(*) AS orders,
       round(avg(t.worth), 2) AS average
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.id
JOIN totals AS t ON t.order_id = o.id
WHERE o.status <> 'cancelled'
GROUP BY c.id, c.name
HAVING count(*) >= 3
ORDER BY average DESC, c.name;
