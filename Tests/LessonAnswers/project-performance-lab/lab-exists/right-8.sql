SELECT u.id, u.email FROM users AS u
WHERE date_trunc('month', u.created_at) = '2018-03-01'
  AND NOT NOT EXISTS (SELECT o.user_id FROM orders AS o
              WHERE o.user_id = u.id AND o.status = 'completed');
