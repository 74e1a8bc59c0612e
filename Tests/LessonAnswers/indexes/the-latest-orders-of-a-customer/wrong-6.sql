CREATE INDEX orders_latest_idx ON orders (customer_id, id);
