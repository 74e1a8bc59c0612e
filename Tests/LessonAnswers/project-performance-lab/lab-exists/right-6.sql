SELECT u.id, u.email
FROM users AS u
WHERE u.created_at >= '2018-03-01'
  AND u.created_at < '2018-04-01'
  AND (SELECT o.id FROM orders AS o WHERE o.user_id = u.id AND o.status = 'completed' LIMIT 1) IS NOT NULL;
