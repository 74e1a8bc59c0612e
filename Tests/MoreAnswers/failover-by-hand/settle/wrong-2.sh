psql service=a -Atc "SELECT customer_id, ordered_on FROM orders WHERE ordered_on = '2026-01-06'" -F , |
  psql service=b -c "COPY orders (customer_id, ordered_on) FROM stdin (FORMAT csv)"
node stop a
node do a mv data fenced
