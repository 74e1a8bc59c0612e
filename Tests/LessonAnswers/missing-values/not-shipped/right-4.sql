SELECT id, ordered_on
FROM orders
WHERE status IN ('open', 'cancelled');
