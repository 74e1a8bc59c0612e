CREATE INDEX orders_report_idx
    ON orders (user_id, total_amount) WHERE status = 'completed';
SELECT u.id, u.name, o.order_count, o.total_spent
FROM users AS u
CROSS JOIN LATERAL (
    SELECT count(*) AS order_count, sum(total_amount) AS total_spent
    FROM orders
    WHERE user_id = u.id AND status = 'completed') AS o
WHERE u.created_at >= '2024-01-01' AND o.order_count > 0
ORDER BY o.total_spent DESC, u.id
LIMIT 250;
