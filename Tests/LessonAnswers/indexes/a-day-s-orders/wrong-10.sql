CREATE INDEX a ON orders (ordered_on) WHERE ordered_on = '2024-03-15';
