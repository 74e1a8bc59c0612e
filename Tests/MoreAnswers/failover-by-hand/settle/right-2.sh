node stop a
node do a touch data/standby.signal
node start a
psql service=a -Atc "SELECT id + 1000, customer_id, ordered_on, status FROM orders WHERE id > 4100" -F , |
  psql service=b -c "COPY orders (id, customer_id, ordered_on, status) FROM stdin (FORMAT csv)"
node stop a
node do a rm -rf data
