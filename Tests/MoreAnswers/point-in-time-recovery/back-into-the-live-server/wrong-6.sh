# Only the two newest orders
psql service=b -c "COPY (SELECT * FROM orders WHERE id > 44) TO STDOUT" | psql service=a -c "COPY orders FROM STDIN"
psql service=b -c "COPY (SELECT * FROM order_items WHERE order_id > 44) TO STDOUT" | psql service=a -c "COPY order_items FROM STDIN"
