SELECT extract(month FROM o.ordered_on) AS month,
       i.quantity * i.unit_price AS revenue,
       sum(i.quantity * i.unit_price) OVER (ORDER BY o.ordered_on) AS so_far
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
WHERE o.status <> 'cancelled'
ORDER BY month;
