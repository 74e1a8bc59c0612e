CREATE VIEW order_totals AS
SELECT o.id AS order_id, u.email, o.status,
       coalesce((SELECT sum(quantity * unit_price)
                 FROM order_items
                 WHERE order_id = o.id), 0) AS total
FROM orders AS o
JOIN users AS u ON u.id = o.user_id;
CREATE VIEW open_bills AS
WITH bills AS (
    SELECT t.*, coalesce((
        SELECT sum(amount) FROM payments
        WHERE order_id = t.order_id), 0) AS paid
    FROM order_totals AS t
)
SELECT order_id, email, total, paid
FROM bills WHERE status <> 'cancelled' AND total > paid;
CREATE VIEW best_sellers AS
SELECT * FROM (
    SELECT date_trunc('month', o.created_at) AS month,
           i.product_id, sum(i.quantity) AS quantity,
           rank() OVER (PARTITION BY
               date_trunc('month', o.created_at)
               ORDER BY sum(i.quantity) DESC) AS place
    FROM orders AS o
    JOIN order_items AS i ON i.order_id = o.id
    WHERE o.status <> 'cancelled'
    GROUP BY month, i.product_id
) AS ranked
WHERE place IN (1, 2, 3);
CREATE VIEW user_sales AS
SELECT u.id AS user_id, u.name,
       count(DISTINCT i.order_id) + count(DISTINCT o.id) - count(DISTINCT i.order_id) AS orders,
       coalesce(sum(i.quantity * i.unit_price), 0) AS spent
FROM users AS u
LEFT JOIN orders AS o
       ON o.user_id = u.id AND o.status <> 'cancelled'
LEFT JOIN order_items AS i ON i.order_id = o.id
GROUP BY u.id, u.name;
CREATE VIEW never_sold AS
SELECT p.id AS product_id, p.name
FROM products AS p
LEFT JOIN order_items AS i ON i.product_id = p.id
WHERE p.active AND i.product_id IS NULL;
