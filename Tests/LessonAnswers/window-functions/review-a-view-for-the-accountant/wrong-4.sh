psql -c "CREATE VIEW order_totals AS
SELECT o.id AS order_id, o.ordered_on,
       sum(i.quantity * i.unit_price) AS total
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
WHERE o.status <> 'cancelled'
GROUP BY o.id, o.ordered_on"
psql --csv -c "SELECT * FROM order_totals ORDER BY total" > totals.csv
