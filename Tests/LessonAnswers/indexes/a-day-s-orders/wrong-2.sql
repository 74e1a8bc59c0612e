CREATE INDEX orders_day_idx ON orders (shipped_on);
