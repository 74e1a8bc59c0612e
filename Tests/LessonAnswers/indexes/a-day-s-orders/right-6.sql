CREATE INDEX ON orders USING hash (ordered_on);
