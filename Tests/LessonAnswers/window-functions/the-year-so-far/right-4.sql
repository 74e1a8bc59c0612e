SELECT DISTINCT month,
       sum(revenue) OVER (PARTITION BY month) AS revenue,
       sum(revenue) OVER (ORDER BY month) AS so_far
FROM (SELECT extract(month FROM o.ordered_on) AS month,
             i.quantity * i.unit_price AS revenue
      FROM orders AS o, order_items AS i
      WHERE i.order_id = o.id AND o.status <> 'cancelled'
        AND o.ordered_on BETWEEN '2025-01-01' AND '2025-12-31') AS t
ORDER BY month;
