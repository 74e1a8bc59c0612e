psql service=b -c "INSERT INTO orders (customer_id) VALUES (1), (3), (7)"
node do a touch data/standby.signal
node stop a
