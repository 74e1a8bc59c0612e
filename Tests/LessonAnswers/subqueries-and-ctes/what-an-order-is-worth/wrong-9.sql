WITH totals AS (
    SELECT i.order_id, sum(i.quantity * b.price) AS worth
    FROM order_items AS i
    JOIN books AS b ON b.id = i.book_id
    GROUP BY i.order_id
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
