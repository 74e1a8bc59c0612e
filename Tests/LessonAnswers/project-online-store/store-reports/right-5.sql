CREATE VIEW order_totals AS
SELECT o.id AS order_id, u.email, o.status,
       coalesce(i.total, 0) AS total
FROM orders AS o
JOIN users AS u ON u.id = o.user_id
LEFT JOIN (
    SELECT order_id, sum(quantity * unit_price) AS total
    FROM order_items GROUP BY order_id
) AS i ON i.order_id = o.id;
CREATE VIEW open_bills AS
SELECT t.order_id, t.email, t.total,
       coalesce(sum(p.amount), 0) AS paid
FROM order_totals AS t
LEFT JOIN payments AS p ON p.order_id = t.order_id
WHERE t.status <> 'cancelled'
GROUP BY t.order_id, t.email, t.total
HAVING t.total > coalesce(sum(p.amount), 0);
CREATE VIEW best_sellers AS
WITH sold AS (
    SELECT date_trunc('month', o.created_at) AS month,
           i.product_id, sum(i.quantity) AS quantity
    FROM orders AS o
    JOIN order_items AS i ON i.order_id = o.id
    WHERE o.status <> 'cancelled'
    GROUP BY month, i.product_id
), ranked AS (
    SELECT s.*, (SELECT count(*) + 1 FROM sold AS b
                 WHERE b.month = s.month
                   AND b.quantity > s.quantity) AS place
    FROM sold AS s
)
SELECT * FROM ranked WHERE place <= 3;
CREATE VIEW user_sales AS
SELECT u.id AS user_id, u.name, count(o.id) AS orders,
       coalesce(sum(t.total), 0) AS spent
FROM users AS u
LEFT JOIN orders AS o
       ON o.user_id = u.id AND o.status <> 'cancelled'
LEFT JOIN order_totals AS t ON t.order_id = o.id
GROUP BY u.id;
CREATE VIEW never_sold AS
SELECT id AS product_id, name FROM products
WHERE active
  AND id NOT IN (SELECT product_id FROM order_items);
