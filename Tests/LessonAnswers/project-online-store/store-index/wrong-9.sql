-- Small, but the orders of all users are read.
CREATE INDEX CONCURRENTLY orders_open_idx ON orders (created_at) WHERE status <> 'completed';
