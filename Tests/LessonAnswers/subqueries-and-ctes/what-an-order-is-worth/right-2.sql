WITH worth AS (
    SELECT o.id, o.customer_id, sum(i.quantity * i.unit_price) AS total
    FROM orders AS o
    JOIN order_items AS i ON i.order_id = o.id
    WHERE o.status <> 'cancelled'
    GROUP BY o.id, o.customer_id
)
SELECT c.name, count(w.id) AS orders, round(avg(w.total), 2) AS average
FROM worth AS w
JOIN customers AS c ON c.id = w.customer_id
GROUP BY c.id, c.name
HAVING count(w.id) >= 3
ORDER BY average DESC, c.name;
