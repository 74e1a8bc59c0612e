UPDATE orders
SET status = 'cancelled'
WHERE status IN ('open') AND ordered_on <= '2025-12-11'
RETURNING id, customer_id;
