SELECT u.id, u.email
FROM users AS u
WHERE u.created_at >= '2018-03-01'
  AND u.created_at < '2018-04-01'
INTERSECT
SELECT u.id, u.email FROM users AS u
WHERE u.created_at >= '2018-03-01' AND u.created_at < '2018-04-01'
  AND EXISTS (SELECT * FROM orders WHERE orders.user_id = u.id AND orders.status = 'completed');
