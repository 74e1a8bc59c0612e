psql service=b -c "UPDATE orders SET id = id + 1000 WHERE id IN (4101, 4102)" -c "INSERT INTO orders (id, customer_id, ordered_on) VALUES (4101, 1, '2026-01-06'), (4102, 3, '2026-01-06'), (4103, 7, '2026-01-06')"
node stop a
node do a mv data fenced
