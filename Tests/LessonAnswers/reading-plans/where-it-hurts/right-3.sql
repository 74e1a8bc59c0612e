CREATE INDEX a ON orders (status, customer_id);
