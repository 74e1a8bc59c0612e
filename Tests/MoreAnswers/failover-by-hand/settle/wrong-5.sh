psql service=b -c "INSERT INTO orders (id, customer_id, ordered_on) VALUES (4103, 7, '2026-01-06')"
node stop a
node do a mv data fenced
