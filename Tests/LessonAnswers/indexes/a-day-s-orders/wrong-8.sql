CREATE INDEX orders_day_idx ON orders;
