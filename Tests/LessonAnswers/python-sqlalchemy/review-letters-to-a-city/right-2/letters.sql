-- One row per customer, counted before the join.
WITH counted AS (
    SELECT customer_id, count(*) AS orders
    FROM orders GROUP BY customer_id
)
SELECT c.name, coalesce(n.orders, 0) AS orders
FROM customers c
LEFT JOIN counted n ON n.customer_id = c.id
WHERE c.city = :'city'
ORDER BY orders, c.name;
