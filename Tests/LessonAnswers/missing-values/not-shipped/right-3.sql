SELECT id, ordered_on
FROM orders
WHERE status <> 'shipped';
