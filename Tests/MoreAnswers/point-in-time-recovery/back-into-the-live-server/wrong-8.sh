# The orders are right, but each item has the quantity 1.
psql service=b -c "COPY (SELECT * FROM orders WHERE customer_id = 5) TO STDOUT" | psql service=a -c "COPY orders FROM STDIN"
psql service=b -c "COPY (SELECT order_id, book_id, 1, unit_price FROM order_items WHERE order_id IN (SELECT id FROM orders WHERE customer_id = 5)) TO STDOUT" | psql service=a -c "COPY order_items FROM STDIN"
