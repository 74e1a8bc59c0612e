# A default isn't a fence: a session of a program can change it, and a starts as a primary.
psql service=a -c "ALTER SYSTEM SET default_transaction_read_only = on" -c "SELECT pg_reload_conf()"
sleep 1
psql service=a -c "\copy (SELECT customer_id, ordered_on FROM orders WHERE id > 4100) TO rows"
psql service=b -c "\copy orders (customer_id, ordered_on) FROM rows"
node stop a
