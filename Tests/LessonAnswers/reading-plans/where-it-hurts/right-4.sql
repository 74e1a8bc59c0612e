CREATE INDEX a ON orders (customer_id, id)
INCLUDE (ordered_on)
WHERE status = 'open';
