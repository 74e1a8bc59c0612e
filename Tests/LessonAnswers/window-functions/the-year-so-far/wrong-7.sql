WITH months AS (
    SELECT to_char(o.ordered_on, 'Month') AS month,
           sum(i.quantity * i.unit_price) AS revenue
    FROM orders AS o
    JOIN order_items AS i ON i.order_id = o.id
    WHERE o.status <> 'cancelled'
    GROUP BY to_char(o.ordered_on, 'Month')
)
SELECT month, revenue,
       sum(revenue) OVER (ORDER BY month) AS so_far
FROM months
ORDER BY month;
