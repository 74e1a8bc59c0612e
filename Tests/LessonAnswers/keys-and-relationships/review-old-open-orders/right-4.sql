UPDATE orders
SET status = 'cancelled'
WHERE id IN (SELECT id FROM orders
             WHERE status = 'open' AND NOT ordered_on >= '2025-12-12')
RETURNING id, customer_id;
