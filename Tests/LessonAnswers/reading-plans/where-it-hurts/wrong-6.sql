EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
SELECT b.title, i.quantity
FROM order_items AS i
JOIN books AS b ON b.id = i.book_id
WHERE i.order_id = 4712;
