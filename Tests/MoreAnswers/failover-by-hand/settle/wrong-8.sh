psql service=b -c "INSERT INTO orders (customer_id) VALUES (1), (3), (7)"
node do a mv data fenced
node stop a
