CREATE INDEX ON orders (user_id, status, total_amount, id);
