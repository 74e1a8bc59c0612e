psql service=b <<'END'
\copy (SELECT * FROM orders WHERE customer_id = 5) TO o.csv CSV
\copy (SELECT * FROM order_items WHERE order_id IN (SELECT id FROM orders WHERE customer_id = 5)) TO i.csv CSV
END
psql service=a -1 <<'END'
\copy orders FROM o.csv CSV
\copy order_items FROM i.csv CSV
END
