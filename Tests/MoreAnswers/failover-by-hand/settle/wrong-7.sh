psql service=b -c "INSERT INTO orders (customer_id, ordered_on) VALUES (1, '2026-01-06'), (3, '2026-01-06'), (7, '2026-01-06')"
node do b touch data/standby.signal
node stop a
