CREATE INDEX CONCURRENTLY ON orders (customer_id, ordered_on DESC, id);
