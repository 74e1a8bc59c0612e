# Copied, while a still took orders.
psql service=a -c "\copy (SELECT customer_id, ordered_on FROM orders WHERE id > 4100) TO rows"
psql service=b -c "\copy orders (customer_id, ordered_on) FROM rows"
sleep 2
node stop a
node do a mv data fenced
