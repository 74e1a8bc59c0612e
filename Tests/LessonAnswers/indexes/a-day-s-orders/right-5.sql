CREATE INDEX ON orders (ordered_on) INCLUDE (id, customer_id, status);
