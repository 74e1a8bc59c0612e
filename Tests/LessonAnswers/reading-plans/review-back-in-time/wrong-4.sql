SELECT id, ordered_on, status
FROM orders
WHERE id < 499753
ORDER BY id DESC
LIMIT 10;
