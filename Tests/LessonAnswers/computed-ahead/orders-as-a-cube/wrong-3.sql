INSERT INTO order_facts (day, book_id, revenue)
SELECT o.ordered_on, i.book_id, i.quantity * i.unit_price
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
WHERE o.status <> 'cancelled'
ON CONFLICT DO NOTHING;
SELECT coalesce(d.quarter, 'all') AS quarter, coalesce(b.genre, 'all') AS genre, sum(f.revenue) AS revenue
FROM order_facts AS f
JOIN dim_day AS d ON d.day = f.day
JOIN dim_book AS b ON b.book_id = f.book_id
GROUP BY CUBE (d.quarter, b.genre);
