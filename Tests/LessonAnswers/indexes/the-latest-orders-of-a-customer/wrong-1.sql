CREATE INDEX orders_latest_idx ON orders (ordered_on);
