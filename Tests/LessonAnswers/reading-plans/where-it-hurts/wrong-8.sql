CREATE INDEX a ON orders (id)
WHERE customer_id = 1017 AND status = 'open';
