psql <<'END'
CREATE VIEW order_totals AS
SELECT o.id AS order_id, o.ordered_on, t.total
FROM orders AS o
JOIN (SELECT order_id, sum(quantity * unit_price) AS total
      FROM order_items GROUP BY order_id) AS t ON t.order_id = o.id
WHERE o.status IN ('open', 'shipped');
END
psql --csv -c "SELECT * FROM order_totals ORDER BY order_id" > totals.csv
