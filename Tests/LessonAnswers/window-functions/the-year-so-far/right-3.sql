WITH items AS (
    SELECT date_part('month', o.ordered_on) AS month,
           i.quantity * i.unit_price AS revenue
    FROM orders AS o
    JOIN order_items AS i ON i.order_id = o.id
    WHERE NOT o.status = 'cancelled'
      AND date_part('year', o.ordered_on) = 2025
)
SELECT month, sum(revenue) AS revenue,
       sum(sum(revenue)) OVER (ORDER BY month
           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS so_far
FROM items
GROUP BY month
ORDER BY month;
