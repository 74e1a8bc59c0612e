INSERT INTO order_facts (day, book_id, revenue)
SELECT o.ordered_on, i.book_id, sum(i.quantity * i.unit_price)
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
WHERE o.status <> 'cancelled'
GROUP BY o.ordered_on, i.book_id;
SELECT d.quarter, b.genre, sum(f.revenue) FROM order_facts AS f
JOIN dim_day AS d ON d.day = f.day
JOIN dim_book AS b ON b.book_id = f.book_id GROUP BY d.quarter, b.genre
UNION ALL
SELECT d.quarter, 'all', sum(f.revenue) FROM order_facts AS f
JOIN dim_day AS d ON d.day = f.day
JOIN dim_book AS b ON b.book_id = f.book_id GROUP BY d.quarter
UNION ALL
SELECT 'all', b.genre, sum(f.revenue) FROM order_facts AS f
JOIN dim_day AS d ON d.day = f.day
JOIN dim_book AS b ON b.book_id = f.book_id GROUP BY b.genre
UNION ALL
SELECT 'all', 'all', sum(f.revenue) FROM order_facts AS f
JOIN dim_day AS d ON d.day = f.day
JOIN dim_book AS b ON b.book_id = f.book_id;
