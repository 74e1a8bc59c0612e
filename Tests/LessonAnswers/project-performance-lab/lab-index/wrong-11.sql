CREATE INDEX orders_report_idx
    ON orders (created_at, user_id, total_amount)
    WHERE status = 'completed';
SELECT u.id, u.name, count(*) AS order_count,
       sum(o.total_amount) AS total_spent
FROM users AS u
JOIN orders AS o ON o.user_id = u.id
WHERE o.created_at >= '2024-01-01' AND u.created_at >= '2024-01-01'
  AND o.status = 'completed'
GROUP BY u.id
ORDER BY total_spent DESC, u.id
LIMIT 250;
