# Copied while a takes orders, and stopped right after that.
psql service=a -c "\copy (SELECT customer_id, ordered_on FROM orders WHERE id > 4100) TO rows"
psql service=b -c "\copy orders (customer_id, ordered_on) FROM rows"
node stop a
node do a mv data fenced
