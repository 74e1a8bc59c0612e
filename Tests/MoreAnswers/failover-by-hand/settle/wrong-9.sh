# Rewound at once: a's orders were typed in before, and what it confirmed after that is overwritten. standby.signal is only a guard.
psql service=b -c "INSERT INTO orders (customer_id, ordered_on) VALUES (1, '2026-01-06'), (3, '2026-01-06'), (7, '2026-01-06')" -c CHECKPOINT
sleep 1
node stop a
node do a pg_rewind -D data -R --source-server=service=b
