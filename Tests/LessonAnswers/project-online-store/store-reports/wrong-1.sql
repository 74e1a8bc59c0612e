CREATE VIEW order_totals AS
SELECT o.id AS order_id, u.email, o.status,
       coalesce(sum(i.quantity * i.unit_price), 0)
           AS total
FROM orders AS o
JOIN users AS u ON u.id = o.user_id
JOIN order_items AS i ON i.order_id = o.id
GROUP BY o.id, u.email, o.status;
CREATE VIEW open_bills AS
SELECT t.order_id, t.email, t.total,
       coalesce(p.paid, 0) AS paid
FROM order_totals AS t
LEFT JOIN (SELECT order_id, sum(amount) AS paid
           FROM payments GROUP BY order_id) AS p
       ON p.order_id = t.order_id
WHERE t.status <> 'cancelled'
  AND t.total > coalesce(p.paid, 0);
CREATE VIEW best_sellers AS
WITH sold AS (
    SELECT date_trunc('month', o.created_at) AS month,
           i.product_id, sum(i.quantity) AS quantity
    FROM orders AS o
    JOIN order_items AS i ON i.order_id = o.id
    WHERE o.status <> 'cancelled'
    GROUP BY month, i.product_id
), ranked AS (
    SELECT *, rank() OVER (PARTITION BY month
        ORDER BY quantity DESC) AS place
    FROM sold
)
SELECT month, product_id, quantity, place
FROM ranked WHERE place <= 3;
CREATE VIEW user_sales AS
SELECT u.id AS user_id, u.name,
       count(o.id) AS orders,
       coalesce(sum(t.total), 0) AS spent
FROM users AS u
LEFT JOIN orders AS o
       ON o.user_id = u.id AND o.status <> 'cancelled'
LEFT JOIN order_totals AS t ON t.order_id = o.id
GROUP BY u.id, u.name;
CREATE VIEW never_sold AS
SELECT p.id AS product_id, p.name
FROM products AS p
WHERE p.active
  AND NOT EXISTS (SELECT FROM order_items AS i
                  WHERE i.product_id = p.id);
