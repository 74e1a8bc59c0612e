SELECT DISTINCT ON (u.id) u.id, u.email
FROM users AS u JOIN orders AS o ON o.user_id = u.id AND o.status = 'completed'
WHERE u.created_at >= '2018-03-01' AND u.created_at < '2018-04-01'
ORDER BY u.id;
