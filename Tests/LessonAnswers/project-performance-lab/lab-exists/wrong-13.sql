SELECT u.id, u.email
FROM users AS u
WHERE u.created_at >= '2018-03-01'
  AND u.created_at < '2018-04-01'
  AND (SELECT o.status FROM orders AS o WHERE o.user_id = u.id LIMIT 1) = 'completed';
