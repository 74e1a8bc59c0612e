CREATE INDEX a ON orders (ordered_on) WHERE customer_id = 1234;
