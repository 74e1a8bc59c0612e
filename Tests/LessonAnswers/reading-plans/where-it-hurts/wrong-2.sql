CREATE INDEX a ON orders (customer_id) WHERE status = 'shipped';
