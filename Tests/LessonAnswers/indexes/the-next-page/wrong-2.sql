SELECT id, ordered_on, status
FROM orders
ORDER BY ordered_on, id
LIMIT 10 OFFSET 500243;
