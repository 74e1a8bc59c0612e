SELECT id, ordered_on, status
FROM orders
WHERE id > 500244
ORDER BY ordered_on, id
LIMIT 10;
