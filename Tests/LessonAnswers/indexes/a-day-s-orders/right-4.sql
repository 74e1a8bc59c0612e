CREATE INDEX orders_day_idx ON orders (ordered_on) INCLUDE (customer_id);
SELECT id, customer_id, status
FROM orders
WHERE ordered_on = '2024-03-15';
