WITH months AS (
    SELECT extract(month FROM o.ordered_on) AS month,
           sum(i.quantity * i.unit_price) AS revenue
    FROM orders AS o
    JOIN order_items AS i ON i.order_id = o.id
    WHERE o.status <> 'cancelled'
    GROUP BY extract(month FROM o.ordered_on)
)
SELECT month, revenue,
       revenue + lag(revenue) OVER (ORDER BY month) AS so_far
FROM months
ORDER BY month;
