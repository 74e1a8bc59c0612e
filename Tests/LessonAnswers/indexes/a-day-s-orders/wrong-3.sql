CREATE INDEX orders_open_idx ON orders (ordered_on)
WHERE status = 'open';
