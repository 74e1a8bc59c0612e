CREATE INDEX CONCURRENTLY open_orders ON orders (user_id, status, created_at) WHERE status <> 'completed';
ANALYZE orders;