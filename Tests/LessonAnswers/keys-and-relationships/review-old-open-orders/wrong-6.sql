UPDATE orders
SET status = 'cancelled'
WHERE status = 'open' AND ordered_on > '2025-12-12'
RETURNING id, customer_id;
