cat > view.sql <<'END'
CREATE VIEW order_totals AS
SELECT o.id AS order_id, o.ordered_on,
       sum(i.quantity * i.unit_price) AS total
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
WHERE o.status <> 'cancelled'
GROUP BY o.id, o.ordered_on;
END
psql -f view.sql
psql --csv -o totals.csv -c 'SELECT order_id, ordered_on, total FROM order_totals ORDER BY order_id'
