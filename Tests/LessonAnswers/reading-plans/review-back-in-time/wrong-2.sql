SELECT id, ordered_on, status
FROM orders
WHERE (ordered_on, id) < ('2020-06-23', 499753)
ORDER BY ordered_on DESC, id
LIMIT 10;
