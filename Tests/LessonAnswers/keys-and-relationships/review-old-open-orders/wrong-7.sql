UPDATE orders
SET status = 'cancelled'
WHERE id = 34
RETURNING id, customer_id;
