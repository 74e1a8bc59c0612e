# The items first: their orders don't exist yet. Then the orders.
psql service=b -c "COPY (SELECT i.* FROM order_items AS i JOIN orders AS o ON o.id = i.order_id WHERE o.customer_id = 5) TO STDOUT" | psql service=a -c "COPY order_items FROM STDIN"
psql service=b -c "COPY (SELECT * FROM orders WHERE customer_id = 5) TO STDOUT" | psql service=a -c "COPY orders FROM STDIN"
