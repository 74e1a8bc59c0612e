CREATE INDEX spent ON orders (user_id) INCLUDE (total_amount) WHERE status = 'completed';
WITH new_users AS (
    SELECT id, name FROM users WHERE created_at >= '2024-01-01'
)
SELECT n.id, n.name, count(*) AS order_count, sum(o.total_amount) AS total_spent
FROM new_users AS n JOIN orders AS o ON o.user_id = n.id AND o.status = 'completed'
GROUP BY n.id, n.name
ORDER BY total_spent DESC, n.id
FETCH FIRST 250 ROWS ONLY;
