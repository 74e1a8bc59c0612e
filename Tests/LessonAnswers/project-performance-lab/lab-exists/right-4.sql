WITH march AS (
    SELECT id, email FROM users
    WHERE created_at >= '2018-03-01' AND created_at < '2018-04-01'
)
SELECT * FROM march
WHERE EXISTS (SELECT * FROM orders AS o
              WHERE o.user_id = march.id AND o.status = 'completed');
