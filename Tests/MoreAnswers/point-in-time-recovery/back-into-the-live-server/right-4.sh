# Both tables in one file and one transaction
ids=$(psql service=b -Atc "SELECT string_agg(id::text, ',') FROM orders WHERE customer_id = 5")
{ echo "COPY orders FROM STDIN;"; psql service=b -c "COPY (SELECT * FROM orders WHERE id IN ($ids)) TO STDOUT"; echo '\.'
  echo "COPY order_items FROM STDIN;"; psql service=b -c "COPY (SELECT * FROM order_items WHERE order_id IN ($ids)) TO STDOUT"; echo '\.'; } > both.sql
psql service=a -1 -v ON_ERROR_STOP=1 -f both.sql
