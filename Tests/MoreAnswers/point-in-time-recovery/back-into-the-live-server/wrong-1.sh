psql service=b -c "\copy (SELECT * FROM orders WHERE customer_id = 5) TO o"
psql service=a -c "\copy orders FROM o"
