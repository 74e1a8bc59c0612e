CREATE INDEX orders_day_idx ON orders (extract(year FROM ordered_on));
