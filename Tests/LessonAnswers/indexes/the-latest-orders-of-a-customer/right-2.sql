CREATE INDEX my_orders ON orders (customer_id, ordered_on DESC, id);
