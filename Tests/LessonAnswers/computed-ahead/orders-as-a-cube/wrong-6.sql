SELECT coalesce(d.quarter, 'all') AS quarter, coalesce(b.genre, 'all') AS genre,
       sum(i.quantity * i.unit_price) AS revenue
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
JOIN dim_day AS d ON d.day = o.ordered_on
JOIN dim_book AS b ON b.book_id = i.book_id
WHERE o.status <> 'cancelled'
GROUP BY CUBE (d.quarter, b.genre);
