SELECT u.id, u.email
FROM users AS u
WHERE u.created_at >= '2018-03-01'
  AND u.created_at < '2018-04-01'
  AND EXISTS (SELECT FROM orders AS o WHERE o.user_id = u.id AND o.status = 'completed' AND o.created_at >= '2018-03-01' AND o.created_at < '2018-04-01');
