# A default that the program's session overrides.
psql service=a -c "ALTER SYSTEM SET default_transaction_read_only = on" -c "SELECT pg_reload_conf()"
sleep 1
psql service=a -c "\copy (SELECT customer_id, ordered_on FROM orders WHERE id > 4100) TO rows"
psql service=b -c "\copy orders (customer_id, ordered_on) FROM rows"
node stop a
node do a mv data fenced
