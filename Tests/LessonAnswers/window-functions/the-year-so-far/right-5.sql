SELECT extract(month FROM o.ordered_on)::int AS month,
       sum(i.quantity * i.unit_price) AS revenue,
       sum(sum(i.quantity * i.unit_price))
           OVER (ORDER BY extract(month FROM o.ordered_on)::int) AS so_far
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id AND o.status <> 'cancelled'
WHERE to_char(o.ordered_on, 'YYYY') = '2025'
GROUP BY extract(month FROM o.ordered_on)::int
ORDER BY month;
