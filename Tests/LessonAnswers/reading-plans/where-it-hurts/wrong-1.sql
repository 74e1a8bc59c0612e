CREATE INDEX orders_customer_idx ON orders (ordered_on);
