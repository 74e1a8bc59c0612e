# All rows are right, but the next order gets the id 1.
psql service=a -c "\copy orders TO o" -c "\copy order_items TO i"
psql service=b -c "\copy (SELECT * FROM orders WHERE customer_id = 5) TO o5" -c "\copy (SELECT i.* FROM order_items AS i JOIN orders AS o ON o.id = i.order_id WHERE o.customer_id = 5) TO i5"
psql service=a -c "TRUNCATE orders, order_items RESTART IDENTITY" -c "\copy orders FROM o" -c "\copy orders FROM o5" -c "\copy order_items FROM i" -c "\copy order_items FROM i5"
