CREATE INDEX a ON orders (customer_id, shipped_on, id);
