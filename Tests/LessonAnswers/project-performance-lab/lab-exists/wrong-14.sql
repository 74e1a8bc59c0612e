CREATE MATERIALIZED VIEW buyers AS
SELECT u.id, u.email, u.created_at FROM users AS u
WHERE (SELECT count(*) FROM orders AS o
       WHERE o.user_id = u.id
         AND o.status = 'completed') > 0;
SELECT id, email FROM buyers
WHERE created_at >= '2018-03-01' AND created_at < '2018-04-01';
