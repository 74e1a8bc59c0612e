node kill a
node do a touch data/standby.signal
node start a
psql service=a -AtF ' ' -c "SELECT customer_id, ordered_on FROM orders WHERE id > 4100" | while read c d; do
  psql service=b -qc "INSERT INTO orders (customer_id, ordered_on, status) VALUES ($c, '$d', 'open')" < /dev/null
done
node kill a
node do a mv data away
