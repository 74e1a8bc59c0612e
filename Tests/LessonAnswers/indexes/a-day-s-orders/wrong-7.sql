SELECT id, customer_id, status
FROM orders
WHERE ordered_on = '2024-03-15';
