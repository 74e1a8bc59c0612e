CREATE INDEX a ON orders (customer_id, status;
