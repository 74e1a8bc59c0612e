CREATE INDEX orders_day_idx ON orders (customer_id, ordered_on);
