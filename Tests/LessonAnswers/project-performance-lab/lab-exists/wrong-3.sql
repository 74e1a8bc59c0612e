SELECT u.id, u.email
FROM users AS u
JOIN orders AS o ON o.user_id = u.id
WHERE u.created_at >= '2018-03-01'
  AND u.created_at < '2018-04-01'
  AND o.status = 'completed'
GROUP BY u.id;
