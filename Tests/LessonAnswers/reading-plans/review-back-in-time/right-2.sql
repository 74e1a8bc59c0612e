SELECT id, ordered_on, status
FROM orders
WHERE (ordered_on, id) <= ('2020-06-23', 499752)
ORDER BY 2 DESC, 1 DESC
LIMIT 10;
