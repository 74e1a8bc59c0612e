\set town :city
SELECT DISTINCT c.name, count(o.id) OVER (PARTITION BY c.id) AS n, c.id
FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE c.city = :'town'
ORDER BY n, c.name
\g (tuples_only=on) | cut -d '|' -f 1,2
