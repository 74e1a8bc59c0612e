psql -c "CREATE VIEW order_totals AS
SELECT i.order_id, o.ordered_on, sum(i.unit_price * i.quantity) AS total
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
WHERE o.status <> 'cancelled'
GROUP BY i.order_id, o.ordered_on"
psql -c "\copy (SELECT * FROM order_totals ORDER BY order_id) TO 'totals.csv' WITH (FORMAT csv, HEADER)"
