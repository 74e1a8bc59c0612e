CREATE INDEX a ON orders (customer_id, ordered_on DESC, id) WHERE status = 'open';
