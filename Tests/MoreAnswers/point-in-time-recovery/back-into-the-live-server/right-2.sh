psql service=b -At > lost.sql <<'END'
SELECT format('INSERT INTO orders VALUES (%L, %L, %L, %L, %L);', id, customer_id, ordered_on, status, shipped_on)
FROM orders WHERE customer_id = 5 ORDER BY id;
SELECT format('INSERT INTO order_items VALUES (%L, %L, %L, %L);', i.order_id, i.book_id, i.quantity, i.unit_price)
FROM order_items AS i JOIN orders AS o ON o.id = i.order_id WHERE o.customer_id = 5;
END
psql service=a -1 -v ON_ERROR_STOP=1 -f lost.sql
