# 4101 and 4102 of b become a's.
node stop a
node do a touch data/standby.signal
node start a
psql service=a -AtF ' ' -c "SELECT id, customer_id, ordered_on FROM orders WHERE id > 4100" | while read i c d; do
  psql service=b -qc "INSERT INTO orders (id, customer_id, ordered_on) VALUES ($i, $c, '$d') ON CONFLICT (id) DO UPDATE SET customer_id = excluded.customer_id" < /dev/null
done
node stop a
node do a mv data fenced
