CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE INDEX orders_ordered_idx ON orders (ordered_on);
