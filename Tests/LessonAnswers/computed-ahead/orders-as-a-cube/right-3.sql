WITH items AS (
    SELECT o.ordered_on AS day, i.book_id, i.quantity * i.unit_price AS amount
    FROM order_items i JOIN orders o ON o.id = i.order_id AND o.status IN ('open', 'shipped')
)
INSERT INTO order_facts (book_id, day, revenue)
SELECT book_id, day, sum(amount) FROM items GROUP BY book_id, day;
SELECT CASE WHEN grouping(d.quarter) = 0 THEN d.quarter ELSE 'all' END AS quarter,
       CASE grouping(b.genre) WHEN 0 THEN b.genre ELSE 'all' END AS genre,
       sum(f.revenue) AS revenue
FROM order_facts AS f
JOIN dim_day AS d ON d.day = f.day
JOIN dim_book AS b ON b.book_id = f.book_id
GROUP BY ROLLUP (d.quarter), ROLLUP (b.genre)
ORDER BY 1, 2;
