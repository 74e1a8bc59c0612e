SELECT id, customer_id
FROM orders
WHERE status = 'open' AND ordered_on < '2025-12-12';
