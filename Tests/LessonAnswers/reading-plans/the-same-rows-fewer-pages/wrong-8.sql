CREATE INDEX orders_year_idx ON orders (extract(year FROM ordered_on));
