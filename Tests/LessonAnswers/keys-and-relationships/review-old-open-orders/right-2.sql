UPDATE orders AS o
SET status = 'cancelled', shipped_on = NULL
WHERE o.ordered_on < DATE '2025-12-12' AND o.status = 'open'
RETURNING o.id, o.customer_id;
