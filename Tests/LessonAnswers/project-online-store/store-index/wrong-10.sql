-- Small, but the orders of all users are read.
CREATE INDEX CONCURRENTLY orders_open_idx ON orders (status) WHERE status <> 'completed';
