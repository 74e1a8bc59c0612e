# The earlier solution: what a confirms between the look and the stop is lost, and a guard isn't a fence.
psql service=b -c "INSERT INTO orders (customer_id, ordered_on) VALUES (1, '2026-01-06'), (3, '2026-01-06'), (7, '2026-01-06')"
sleep 1
node stop a
node do a touch data/standby.signal
