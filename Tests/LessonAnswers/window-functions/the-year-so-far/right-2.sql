WITH months AS (
    SELECT extract(month FROM ordered_on) AS month,
           sum(quantity * unit_price) AS revenue
    FROM orders
    JOIN order_items ON order_id = id
    WHERE status IN ('open', 'shipped')
      AND ordered_on >= '2025-01-01' AND ordered_on < '2026-01-01'
    GROUP BY month
)
SELECT month, revenue,
       (SELECT sum(revenue) FROM months AS n WHERE n.month <= m.month) AS so_far
FROM months AS m
ORDER BY month;
