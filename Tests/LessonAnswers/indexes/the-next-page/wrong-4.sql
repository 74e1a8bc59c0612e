SELECT id, ordered_on, status
FROM orders
WHERE id > 500002
ORDER BY ordered_on, id
LIMIT 10;
