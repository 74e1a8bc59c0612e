psql service=a -Atc "SELECT customer_id FROM orders WHERE id BETWEEN 4101 AND 4199" | while read c; do
  psql service=b -qc "INSERT INTO orders (customer_id, ordered_on, status) VALUES ($c, '2026-01-06', 'open')"
done
node do a touch data/standby.signal
node kill a
