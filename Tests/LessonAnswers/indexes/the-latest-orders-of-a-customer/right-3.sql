CREATE INDEX my_orders ON orders (customer_id DESC, ordered_on);
