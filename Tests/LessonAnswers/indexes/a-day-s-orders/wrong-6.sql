CREATE UNIQUE INDEX orders_day_idx ON orders (ordered_on);
