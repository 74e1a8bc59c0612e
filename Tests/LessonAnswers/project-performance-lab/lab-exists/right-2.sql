SELECT u.id, u.email
FROM users AS u
WHERE u.created_at >= '2018-03-01'
  AND u.created_at < '2018-04-01'
  AND u.id = ANY (SELECT user_id FROM orders
                  WHERE status = 'completed');
